package dev.wonflow.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.error.ErrorCode;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

class MessagesTest {
  private static final Pattern STATIC_KEY =
      Pattern.compile("(?:#\\{|#messages\\.msg\\(')([A-Za-z][\\w.]*)[}('']");
  private static final Pattern PREFIX =
      Pattern.compile("#\\{\\$\\{'([\\w.]+)' \\+ (?:\\w|\\.|\\(|\\))+(?: \\+ '([\\w.]+)')?\\}");

  @Test
  void bothLanguagesHaveTheSameKeys() {
    assertThat(keys("messages_ko.properties")).isEqualTo(keys("messages.properties"));
  }

  @Test
  void everyKeyOfATemplateExists() throws IOException {
    Set<String> known = keys("messages.properties");

    for (Resource template : templates()) {
      String text = template.getContentAsString(StandardCharsets.UTF_8);
      var used = STATIC_KEY.matcher(text);
      while (used.find()) {
        assertThat(known).as(template.getFilename()).contains(used.group(1));
      }
      var prefixed = PREFIX.matcher(text);
      while (prefixed.find()) {
        String start = prefixed.group(1);
        assertThat(known).as(template.getFilename()).anyMatch(key -> key.startsWith(start));
      }
    }
  }

  @Test
  void theTestSeesTheKeysOfTheTemplates() throws IOException {
    long found = 0;
    for (Resource template : templates()) {
      found +=
          STATIC_KEY.matcher(template.getContentAsString(StandardCharsets.UTF_8)).results().count();
    }

    assertThat(found).isGreaterThan(40);
  }

  @Test
  void everyReasonOfAFailureHasWords() {
    Set<String> known = keys("messages.properties");
    Set<ErrorCode> inPayments =
        Set.of(
            ErrorCode.DECLINED,
            ErrorCode.CONFIRM_MISMATCH,
            ErrorCode.BANK_MAINTENANCE,
            ErrorCode.RISK_REFUSED,
            ErrorCode.RISK_REVIEW_EXPIRED,
            ErrorCode.SESSION_EXPIRED,
            ErrorCode.DEPOSIT_OVERDUE);

    assertThat(inPayments).allSatisfy(code -> assertThat(known).contains("reason." + code));
  }

  @Test
  void pagesHaveNoScriptOrStyleOfTheirOwn() throws IOException {
    for (Resource template : templates()) {
      assertThat(template.getContentAsString(StandardCharsets.UTF_8))
          .as(template.getFilename())
          .doesNotContainPattern("<script[^>]*>[^<]")
          .doesNotContainPattern("\\son[a-z]+=")
          .doesNotContain("<style", "style=\"", "javascript:", "th:utext");
    }
  }

  private static Resource[] templates() throws IOException {
    return new PathMatchingResourcePatternResolver().getResources("classpath:/templates/*.html");
  }

  private static Set<String> keys(String bundle) {
    Properties messages = new Properties();
    try (var in = MessagesTest.class.getResourceAsStream("/" + bundle)) {
      messages.load(
          new InputStreamReader(java.util.Objects.requireNonNull(in), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return new TreeSet<>(messages.stringPropertyNames());
  }
}
