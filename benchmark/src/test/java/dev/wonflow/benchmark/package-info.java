@NullMarked
package dev.wonflow.benchmark;

import org.jspecify.annotations.NullMarked;
