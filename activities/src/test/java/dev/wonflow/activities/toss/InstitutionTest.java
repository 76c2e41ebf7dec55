package dev.wonflow.activities.toss;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Whose bank it is that Toss says is closed. */
class InstitutionTest {
  private static final String WITHOUT_CARD =
      Answers.DONE.replaceAll("(?s)\"card\":\\{.*?\\}", "\"card\":null");

  @Test
  void cardIsItsIssuer() throws IOException {
    assertThat(read(Answers.DONE)).isEqualTo(Institution.card("61"));
  }

  @Test
  void transferIsItsBank() throws IOException {
    String transfer =
        WITHOUT_CARD.replace("\"transfer\":null", "\"transfer\":{\"bankCode\":\"20\"}");

    assertThat(read(transfer)).isEqualTo(Institution.bank("20"));
  }

  @Test
  void depositIsTheBankOfItsAccount() throws IOException {
    String deposit =
        WITHOUT_CARD.replace("\"virtualAccount\":null", "\"virtualAccount\":{\"bankCode\":\"88\"}");

    assertThat(read(deposit)).isEqualTo(Institution.bank("88"));
  }

  @Test
  void whatTossDoesNotSayIsNotGuessed() throws IOException {
    assertThat(read(WITHOUT_CARD)).isEqualTo(Institution.SOME_BANK);
  }

  private static Institution read(String json) throws IOException {
    return JsonMapper.builder()
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .build()
        .readValue(json, PaymentJson.class)
        .institution();
  }
}
