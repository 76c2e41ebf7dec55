/** What a seller was owed, and why, on a page. */
@NullMarked
package dev.wonflow.api.statement;

import org.jspecify.annotations.NullMarked;
