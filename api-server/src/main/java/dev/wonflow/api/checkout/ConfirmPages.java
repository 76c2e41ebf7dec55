package dev.wonflow.api.checkout;

import dev.wonflow.api.payment.Confirmations;
import dev.wonflow.api.problem.Causes;
import dev.wonflow.api.problem.Refused;
import dev.wonflow.payment.Checkout;
import dev.wonflow.payment.PaymentStatus;
import io.grpc.StatusRuntimeException;
import io.swagger.v3.oas.annotations.Hidden;
import io.temporal.client.WorkflowException;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** Where Toss sends the buyer back: the page posts what Toss handed over, and that charges. */
@Controller
@Hidden
@RequestMapping("/checkout/{token}")
class ConfirmPages {
  private final Visits visits;
  private final Confirmations confirmations;

  ConfirmPages(Visits visits, Confirmations confirmations) {
    this.visits = visits;
    this.confirmations = confirmations;
  }

  @GetMapping("/success")
  ModelAndView success(@PathVariable String token, Handed handed) {
    Visit visit = visits.of(token);
    if (visit.payment().status() != PaymentStatus.READY) {
      return toStatus(visit, "");
    }
    return handed.checkout(visit.payment()).isPresent()
        ? ready(visit, handed, false, HttpStatus.OK)
        : tampered(visit);
  }

  @PostMapping("/confirm")
  ModelAndView confirm(@PathVariable String token, Handed handed) {
    Visit visit = visits.of(token);
    Optional<Checkout> checkout = handed.checkout(visit.payment());
    if (checkout.isEmpty()) {
      return tampered(visit);
    }
    try {
      confirmations.confirm(visit.payment(), checkout.get());
      return toStatus(visit, "?sent");
    } catch (Refused conflict) {
      return toStatus(visit, "");
    } catch (WorkflowException | StatusRuntimeException | DataAccessException e) {
      return again(visit, handed, Causes.of(e));
    }
  }

  private static ModelAndView again(Visit visit, Handed handed, Refused refused) {
    return ready(visit, handed, true, HttpStatus.valueOf(refused.code().httpStatus()));
  }

  private static ModelAndView ready(Visit visit, Handed handed, boolean again, HttpStatus status) {
    return new ModelAndView(
        "success", Map.of("visit", visit, "handed", handed, "again", again), status);
  }

  private static ModelAndView tampered(Visit visit) {
    return new ModelAndView(
        "notice", Map.of("visit", visit, "notice", "tampered"), HttpStatus.BAD_REQUEST);
  }

  /** 303: the browser looks at the status, and a reload posts nothing again. */
  private static ModelAndView toStatus(Visit visit, String query) {
    RedirectView view = new RedirectView("/checkout/" + visit.token() + "/status" + query);
    view.setStatusCode(HttpStatus.SEE_OTHER);
    return new ModelAndView(view);
  }
}
