package dev.wonflow.api.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.api.Answer;
import dev.wonflow.api.Stored;
import dev.wonflow.api.World;
import dev.wonflow.id.Ids;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Who gets in, and how long. */
class ConsoleLoginTest extends ConsoleStory {
  @Test
  void aFormThatIsNotOursIsRefused() {
    String id = Stored.aPayment().insert();
    browser.login(World.key("operator"));

    HttpResponse<String> forged =
        browser.post("/operations/payments/" + id + "/cancel", "reason", "x", "_csrf", "guessed");

    assertThat(forged.statusCode()).isEqualTo(403);
    assertThat(browser.post("/operations/login", "key", World.key("operator")).statusCode())
        .isEqualTo(403);
  }

  @Test
  void theSessionEndsWithTheLogout() {
    browser.login(World.key("operator"));
    String token = Browser.token(browser.get("/operations/inbox"));

    browser.post("/operations/logout", "_csrf", token);

    assertThat(browser.get("/operations/inbox").uri().getPath()).isEqualTo("/operations/login");
  }

  @Test
  void theSessionEndsSecondsAfterItsKeyWasRevoked() {
    String key = "wf_test_" + UUID.randomUUID();
    World.keep(key, "demo", "left", "operator");
    assertThat(browser.login(key).uri().getPath()).isEqualTo("/operations/inbox");

    World.ROWS
        .sql("update api_key set revoked_at = now() where hash = :hash")
        .param("hash", Ids.digest(key))
        .update();

    Awaitility.await()
        .atMost(Duration.ofSeconds(15))
        .until(() -> browser.get("/operations/inbox").uri().getPath().equals("/operations/login"));
  }

  @Test
  void theCookieIsOfNoUseElsewhereAndPagesRunNoScript() {
    Answer page = http.anonymous().get("/operations/login");

    assertThat(page.header("Set-Cookie")).contains("HttpOnly", "SameSite=Strict");
    assertThat(page.header("Content-Security-Policy"))
        .contains("default-src 'none'", "frame-ancestors 'none'")
        .doesNotContain("script-src");
    assertThat(page.header("X-Frame-Options")).isEqualTo("DENY");
    assertThat(page.header("Cache-Control")).contains("no-store");
    assertThat(page.text()).doesNotContain("<script");
    String session = browser.login(World.key("operator")).uri().getPath();
    assertThat(session).isEqualTo("/operations/inbox");
    for (String path :
        new String[] {"/operations/v1/inbox", "/payments/payment/v1/pay_any", "/wallets/v1/s"}) {
      assertThat(browser.get(path).statusCode()).as(path).isEqualTo(401);
    }
  }
}
