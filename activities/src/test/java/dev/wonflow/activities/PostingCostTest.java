package dev.wonflow.activities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wonflow.local.Database;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What the database's proofs cost: with all of them, without the chain, without any. */
@Tag("long")
class PostingCostTest extends DurableDatabaseTest {
  private static final Database DATABASE = server("cost", List.of()).database();

  private static final int ROUNDS = 12;
  private static final int PAYMENTS = 150;
  private static final int SELLERS = 10_000;

  private static final String ALL = "all proofs";
  private static final String NONE = "no proof";

  private final Map<String, String> variants = new LinkedHashMap<>();

  @DynamicPropertySource
  static void connect(DynamicPropertyRegistry settings) {
    connect(settings, DATABASE);
  }

  @Test
  void proofsCostLessThanHalfOfTheThroughput() {
    PostingLoad load = load();
    load.open("c-", SELLERS);
    String sealing = definition(load);
    variants.put(ALL, sealing);
    variants.put(
        "one chain a day",
        sealing.replace("(pg_current_xact_id()::text::bigint % 16)::smallint", "0::smallint"));
    variants.put("balance without chain", sealing.replaceAll("(?s)-- the chain.*-- end\n", ""));
    variants.put(NONE, "alter table journal disable trigger seal");
    assertThat(Set.copyOf(variants.values())).hasSize(variants.size());
    load.postingsPerSecond(PAYMENTS, "c-", SELLERS); // warm

    Map<String, List<Double>> measured = new LinkedHashMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      List<String> order = new ArrayList<>(variants.keySet());
      Collections.rotate(order, round);
      for (String variant : order) {
        load.owner().sql("alter table journal enable trigger seal").update();
        load.owner().sql(variants.getOrDefault(variant, "")).update();
        measured
            .computeIfAbsent(variant, v -> new ArrayList<>())
            .add(load.postingsPerSecond(PAYMENTS, "c-", SELLERS));
      }
    }

    measured.forEach(
        (variant, rates) -> System.out.printf("%s: %.0f postings/s%n", variant, median(rates)));
    assertThat(median(measured.getOrDefault(ALL, List.of())))
        .isGreaterThan(median(measured.getOrDefault(NONE, List.of())) / 2);
  }

  private PostingLoad load() {
    return new PostingLoad(ledger, wallet, DATABASE);
  }

  private static String definition(PostingLoad load) {
    return load.owner()
        .sql("select pg_get_functiondef('seal_journal'::regproc)")
        .query(String.class)
        .single();
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }
}
