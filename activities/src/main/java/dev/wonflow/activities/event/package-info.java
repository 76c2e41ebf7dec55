/** What receivers are told. */
@NullMarked
package dev.wonflow.activities.event;

import org.jspecify.annotations.NullMarked;
