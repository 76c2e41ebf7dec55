/** The links under which buyers see their payment. */
@NullMarked
package dev.wonflow.api.link;

import org.jspecify.annotations.NullMarked;
