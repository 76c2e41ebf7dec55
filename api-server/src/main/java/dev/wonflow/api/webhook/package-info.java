/** What Toss tells; a hint, never a fact. */
@NullMarked
package dev.wonflow.api.webhook;

import org.jspecify.annotations.NullMarked;
