package dev.wonflow.benchmark;

import dev.wonflow.activities.ledger.VerifyLedger;
import dev.wonflow.local.Database;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What every experiment has.
 *
 * @param ours at the one api-server that was started
 * @param facts machine, versions, settings
 */
record Bench(
    Options options,
    Console console,
    Servers servers,
    Buyers buyers,
    Ours ours,
    Run run,
    Map<String, String> facts) {

  static Bench of(Options options, Console console, Servers servers, double loadBefore) {
    Buyers buyers = servers.buyers();
    buyers.slowDown(options.latency());
    Map<String, String> facts =
        Machine.facts(servers.temporal(), servers.postgres().database(), loadBefore);
    facts.put("settings", options.toString());
    Ours ours = at(List.of(servers.system().apiUrl()), servers, buyers, options);
    return new Bench(
        options, console, servers, buyers, ours, new Run(options, new Driver(console)), facts);
  }

  /** Whole payments at other api-servers, in turn. */
  Ours oursAt(List<URI> apis) {
    return at(apis, servers, buyers, options);
  }

  /** The database of ours. */
  Database database() {
    return servers.postgres().database();
  }

  /** As its owner. */
  JdbcClient books() {
    return Usage.owner(database());
  }

  /** What a payment of ours costs while nobody else uses the servers. */
  Cost cost() {
    Map<String, Double> used = used(ours);
    return Cost.of(used, servers.temporal(), ours.latest());
  }

  /** What a payment of any subject uses while nobody else uses the servers. */
  Map<String, Double> used(Subject subject) {
    Usage before = Usage.now(servers);
    Measured warm = run.warmUp(subject);
    return Usage.now(servers).perPayment(before, warm.whole().count());
  }

  /** What is wrong in the books of ours; empty: nothing. */
  List<VerifyLedger.Break> breaks() {
    return new VerifyLedger(books()).breaks();
  }

  /** Whether what was acknowledged is what is stored, in a sentence. */
  String stored(int done) {
    long stored =
        books()
            .sql("select count(*) from payment_event where status = 'DONE'")
            .query(Long.class)
            .single();
    return "%d payments of ours were answered as done, %d are stored so.".formatted(done, stored);
  }

  /**
   * What was found.
   *
   * @param pictures as SVG, by the names of their files
   */
  Report report(
      List<String> notes,
      List<Demand> demands,
      Map<String, Double> numbers,
      Map<String, String> pictures) {
    return new Report(facts, run.results(), notes, demands, numbers, pictures);
  }

  private static Ours at(List<URI> apis, Servers servers, Buyers buyers, Options options) {
    return new Ours(apis, servers.system().demoKey("checkout"), buyers, options.seed());
  }
}
