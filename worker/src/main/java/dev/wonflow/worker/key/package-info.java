/** Makes and revokes API keys. */
@NullMarked
package dev.wonflow.worker.key;

import org.jspecify.annotations.NullMarked;
