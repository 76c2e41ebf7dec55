package dev.wonflow.api.problem;

import dev.wonflow.error.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Turns whatever went wrong into a problem detail. */
@RestControllerAdvice
class Problems {
  private static final Logger log = LoggerFactory.getLogger(Problems.class);
  private static final String RETRY_SECONDS = "2";

  @ExceptionHandler
  Object answer(Exception thrown, HttpServletRequest request, HttpServletResponse response) {
    Refused refused = Causes.of(thrown);
    if (refused.code() == ErrorCode.INTERNAL_ERROR) {
      log.error("Not foreseen", thrown);
    } else if (refused.code().httpStatus() == 503) {
      log.warn("{}: {}", refused.code(), thrown.toString());
    }
    if (Pages.isPage(request)) {
      if (isPassing(refused)) {
        response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
      }
      return Pages.problem(refused);
    }
    HttpHeaders headers =
        thrown instanceof ErrorResponse known ? known.getHeaders() : HttpHeaders.EMPTY;
    return answer(refused, headers);
  }

  private static boolean isPassing(Refused refused) {
    return refused.code().httpStatus() == 503 || refused.code() == ErrorCode.RATE_LIMITED;
  }

  static ResponseEntity<Problem> answer(Refused refused, HttpHeaders headers) {
    var answer = ResponseEntity.status(refused.code().httpStatus()).headers(headers);
    if (isPassing(refused)) {
      answer.header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
    }
    return answer.contentType(MediaType.APPLICATION_PROBLEM_JSON).body(refused.problem());
  }
}
