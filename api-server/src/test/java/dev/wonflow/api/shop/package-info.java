/** What the server promises, over HTTP. */
@NullMarked
package dev.wonflow.api.shop;

import org.jspecify.annotations.NullMarked;
