/** What all pages share: language, headers, and the page for what went wrong. */
@NullMarked
package dev.wonflow.api.page;

import org.jspecify.annotations.NullMarked;
