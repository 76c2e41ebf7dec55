package dev.wonflow.api.problem;

import dev.wonflow.error.ErrorCode;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowServiceException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.ErrorResponse;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Which row of the catalogue an exception is. */
public final class Causes {
  private Causes() {}

  /** Looks through what the libraries wrap. */
  public static Refused of(Throwable thrown) {
    return switch (thrown) {
      case Refused refused -> refused;
      case HttpMessageNotReadableException unreadable -> unreadable(unreadable.getCause());
      case JacksonException unreadable -> unreadable(unreadable);
      case TypeMismatchException mismatch ->
          Require.invalid(String.valueOf(mismatch.getPropertyName()), "not of this kind");
      case WorkflowServiceException failed ->
          failed.getCause() == null ? internal() : of(failed.getCause());
      case StatusRuntimeException failed -> temporal(failed.getStatus().getCode());
      case DataAccessException failed -> database(failed);
      case RequestRejectedException odd -> malformed();
      case InvalidParameterException broken ->
          byStatus(HttpStatusCode.valueOf(broken.getErrorCode()));
      case ErrorResponse known -> byStatus(known.getStatusCode());
      default -> internal();
    };
  }

  static Refused byStatus(HttpStatusCode status) {
    return switch (status.value()) {
      case 403 -> new Refused(ErrorCode.FORBIDDEN, "You may not do this");
      case 404 -> Refused.notFound();
      case 405 -> new Refused(ErrorCode.METHOD_NOT_ALLOWED, "See the Allow header");
      case 413 -> new Refused(ErrorCode.BODY_TOO_LARGE, "Send at most 64 KB; a CSV file: 5 MB");
      case 415 -> new Refused(ErrorCode.UNSUPPORTED_MEDIA_TYPE, "Send application/json");
      case 503 -> new Refused(ErrorCode.OVERLOADED, "Try again in a moment");
      default -> status.is4xxClientError() ? malformed() : internal();
    };
  }

  private static Refused malformed() {
    return new Refused(ErrorCode.INVALID_REQUEST, "The request cannot be understood");
  }

  private static Refused internal() {
    return new Refused(
        ErrorCode.INTERNAL_ERROR, "Repeat it with the same Idempotency-Key, or tell us");
  }

  private static Refused unreadable(@Nullable Throwable cause) {
    if (!(cause instanceof JacksonException json)) {
      return new Refused(ErrorCode.INVALID_REQUEST, "The body is missing or not JSON");
    }
    String field = path(json);
    if (field.isEmpty()) {
      return new Refused(ErrorCode.INVALID_REQUEST, "The body is not the JSON that is read here");
    }
    if (cause instanceof UnrecognizedPropertyException) {
      return Require.invalid(field, "not known here");
    }
    if (field.equals("amount") || field.endsWith(".amount")) {
      return new Refused(
          ErrorCode.INVALID_AMOUNT, field + ": a decimal string such as \"10000\"", field);
    }
    return Require.invalid(field, "of another type");
  }

  /** Such as {@code orders[0].sellerId}; only names that the caller cannot choose freely go in. */
  private static String path(JacksonException json) {
    StringBuilder path = new StringBuilder();
    for (JacksonException.Reference step : json.getPath()) {
      String name = step.getPropertyName();
      if (name == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else if (name.matches("[A-Za-z0-9_-]{1,64}")) {
        path.append(path.isEmpty() ? "" : ".").append(name);
      } else {
        path.append(path.isEmpty() ? "" : ".").append("?");
      }
    }
    return path.toString();
  }

  private static Refused temporal(Status.Code code) {
    return switch (code) {
      case RESOURCE_EXHAUSTED -> new Refused(ErrorCode.OVERLOADED, "Try again in a moment");
      case INVALID_ARGUMENT, UNIMPLEMENTED, OUT_OF_RANGE -> internal();
      default ->
          new Refused(
              ErrorCode.TEMPORAL_UNAVAILABLE, "Repeat the request with the same Idempotency-Key");
    };
  }

  private static Refused database(DataAccessException failed) {
    return switch (failed) {
      case NonTransientDataAccessResourceException away -> away();
      case TransientDataAccessException away -> away();
      case RecoverableDataAccessException away -> away();
      default -> internal();
    };
  }

  private static Refused away() {
    return new Refused(
        ErrorCode.DATABASE_UNAVAILABLE, "Repeat the request with the same Idempotency-Key");
  }
}
