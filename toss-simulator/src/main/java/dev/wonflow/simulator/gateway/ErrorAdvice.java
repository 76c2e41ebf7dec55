package dev.wonflow.simulator.gateway;

import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Refusals as Toss words them, for its API and the sandbox alike. */
@RestControllerAdvice
class ErrorAdvice {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorAdvice.class);
  private final ErrorCatalogue catalogue;

  ErrorAdvice(ErrorCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  @ExceptionHandler
  ResponseEntity<String> refused(TossError error, HttpServletRequest request) {
    var answer =
        catalogue.answer(error, request.getRequestURI(), request.getHeader("Accept-Language"));
    return ResponseEntity.status(answer.status())
        .contentType(MediaType.parseMediaType(answer.contentType()))
        .body(answer.body());
  }

  @ExceptionHandler({
    HttpMessageNotReadableException.class,
    ServletRequestBindingException.class,
    MethodArgumentTypeMismatchException.class,
    IllegalArgumentException.class
  })
  ResponseEntity<String> malformed(Exception cause, HttpServletRequest request) {
    LOG.debug("malformed request", cause);
    return refused(new TossError("INVALID_REQUEST", cause), request);
  }

  @ExceptionHandler({NoResourceFoundException.class, HttpRequestMethodNotSupportedException.class})
  ResponseEntity<String> unknown(Exception cause, HttpServletRequest request) {
    return refused(new TossError("NOT_FOUND_HTTP_METHOD", cause), request);
  }
}
