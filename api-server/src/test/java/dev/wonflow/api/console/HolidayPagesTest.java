package dev.wonflow.api.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.api.ApiTest;
import dev.wonflow.api.World;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Banks' holidays behind the login. */
class HolidayPagesTest extends ApiTest {
  private final String name = "선거일 " + UUID.randomUUID();
  @LocalServerPort private int server;

  @Test
  void addsAHolidayOfBanksAndTakesItBack() {
    var browser = new Browser(server);
    browser.login(World.key("finance"));
    LocalDate day = LocalDate.now(ZoneId.of("Asia/Seoul")).plusMonths(31);
    HttpResponse<String> page = browser.get("/finance/holidays?year=" + day.getYear());
    String[] form = {"day", day.toString(), "name", name, "_csrf", Browser.token(page)};

    String added = browser.post("/finance/holidays", form).body();

    assertThat(added).contains("It was taken.", name, "Holidays of banks in " + day.getYear());
    String remove = "/finance/holidays/" + day + "/remove";
    assertThat(added).contains(remove);
    assertThat(browser.post(remove, "_csrf", Browser.token(page)).body()).doesNotContain(name);
    assertThat(browser.get("/finance/payouts").body()).contains("/finance/holidays");
  }
}
