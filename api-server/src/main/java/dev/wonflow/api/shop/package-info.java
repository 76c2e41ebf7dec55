/** A demo shop, in the local profile only. */
@NullMarked
package dev.wonflow.api.shop;

import org.jspecify.annotations.NullMarked;
