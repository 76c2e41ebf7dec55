package dev.wonflow.api.payout;

import dev.wonflow.api.caller.Caller;
import dev.wonflow.api.problem.Require;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Days on which no payout goes. */
@RestController
@RequestMapping(
    path = PayoutController.PATH + "/holidays",
    produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Payouts")
class HolidayController {
  static final int FIRST_YEAR = 2026;
  static final int LAST_YEAR = 2099;

  private final Holidays holidays;

  HolidayController(Holidays holidays) {
    this.holidays = holidays;
  }

  /** All of a year. */
  record Answer(int year, List<Holidays.Holiday> items) {}

  /** What a day is called. */
  record HolidayBody(@Nullable String name) {}

  @GetMapping
  @Operation(summary = "Banks' holidays of a year; the current one, if none is named")
  Answer list(@RequestParam(required = false) @Nullable Integer year) {
    int asked = year == null ? holidays.today().getYear() : year(year);
    return new Answer(asked, holidays.of(asked));
  }

  @PutMapping(path = "/{day}", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Adds a holiday; waiting payouts wait for the day after it")
  ResponseEntity<HolidayBody> add(
      Caller caller, @PathVariable String day, @RequestBody HolidayBody body) {
    boolean added = holidays.add(caller, day, body.name());
    return ResponseEntity.status(added ? HttpStatus.CREATED : HttpStatus.OK).body(body);
  }

  @DeleteMapping("/{day}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Takes a holiday back that was added by mistake")
  void remove(Caller caller, @PathVariable String day) {
    holidays.remove(caller, day);
  }

  static int year(int asked) {
    if (asked < FIRST_YEAR || asked > LAST_YEAR) {
      throw Require.invalid("year", FIRST_YEAR + " to " + LAST_YEAR);
    }
    return asked;
  }
}
