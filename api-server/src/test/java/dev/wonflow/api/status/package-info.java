@NullMarked
package dev.wonflow.api.status;

import org.jspecify.annotations.NullMarked;
