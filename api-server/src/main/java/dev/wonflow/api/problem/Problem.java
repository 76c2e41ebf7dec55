package dev.wonflow.api.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.wonflow.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * RFC 9457 problem details.
 *
 * @param type address of a page that explains the code
 * @param field which part of the request it is about
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Problem(
    String type, String title, int status, String detail, ErrorCode code, @Nullable String field) {}
