package dev.wonflow.api.checkout;

import dev.wonflow.payment.Failure;
import dev.wonflow.toss.VirtualAccount;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.stereotype.Component;

/** Codes in words for people, from the most exact code to the most general one. */
@Component
class Words {
  private final MessageSource messages;

  Words(MessageSource messages) {
    this.messages = messages;
  }

  @Nullable String reason(@Nullable Failure failure, Locale locale) {
    if (failure == null) {
      return null;
    }
    return first(
        locale, "reason." + failure.tossCode(), "reason." + failure.code(), "reason.OTHER");
  }

  /** Why Toss's window sent the buyer back. */
  String back(@Nullable String code, Locale locale) {
    return first(locale, "back." + code, "reason." + code, "back.OTHER");
  }

  /** Toss API 2022-11-16: two characters in the name space of banks, not of cards. */
  @Nullable String bank(@Nullable VirtualAccount account, Locale locale) {
    return account == null ? null : first(locale, "bank." + account.bankCode(), "bank.OTHER");
  }

  private String first(Locale locale, String... codes) {
    String[] known =
        Stream.of(codes).filter(code -> code.matches("[\\w.-]{1,100}")).toArray(String[]::new);
    return messages.getMessage(new DefaultMessageSourceResolvable(known), locale);
  }
}
