/** What workflows do to the world outside: rows in PostgreSQL, calls to Toss. */
@NullMarked
package dev.wonflow.activities;

import org.jspecify.annotations.NullMarked;
