/** The server over HTTP: what it promises shops, buyers and Toss. */
@NullMarked
package dev.wonflow.api;

import org.jspecify.annotations.NullMarked;
