/** Orders over HTTP. */
@NullMarked
package dev.wonflow.api.order;

import org.jspecify.annotations.NullMarked;
