package dev.wonflow.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class IdsTest {
  @Test
  void sameRequestGetsTheSameIdForEver() {
    // Pinned: an id that changes between releases would let one key pay twice.
    assertThat(Ids.payment("local", "demo", "key-1").value())
        .isEqualTo("pay_tdwpxtjtmthehmg5v23tofokmtrvl3ci");
  }

  @Test
  void eachPartCounts() {
    PaymentId id = Ids.payment("local", "demo", "key-1");

    assertThat(Ids.payment("live", "demo", "key-1")).isNotEqualTo(id);
    assertThat(Ids.payment("local", "other", "key-1")).isNotEqualTo(id);
    assertThat(Ids.payment("local", "demo", "key-2")).isNotEqualTo(id);
  }

  @Test
  void partsDoNotRunIntoEachOther() {
    assertThat(Ids.hash("a", "bc")).isNotEqualTo(Ids.hash("ab", "c"));
  }

  @Test
  void paymentIdIsAnOrderIdThatTossTakes() {
    assertThat(Ids.payment("local", "demo", "한글 키").value()).matches("pay_[a-z2-7]{32}");
    assertThat(Ids.order(Ids.payment("local", "demo", "k"), 100).value()).endsWith("-100");
  }

  @Test
  void malformedIdsCannotBeBuilt() {
    assertThatThrownBy(() -> new PaymentId("short")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new SellerId("a b")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new PaymentKey("")).isInstanceOf(IllegalArgumentException.class);
  }
}
