/** The program that runs workflows and activities. */
@NullMarked
package dev.wonflow.worker;

import org.jspecify.annotations.NullMarked;
