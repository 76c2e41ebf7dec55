package dev.wonflow.api.batch;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a batch without a file.
 *
 * @param payAllAvailable has to be true: whoever sends it knows what it does
 */
record BatchBody(@Schema(allowableValues = "true") @Nullable Boolean payAllAvailable) {}
