/** The program that speaks HTTP to shops, buyers, operators and Toss. */
@NullMarked
package dev.wonflow.api;

import org.jspecify.annotations.NullMarked;
