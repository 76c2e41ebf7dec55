package dev.wonflow.benchmark;

import dev.dbos.transact.DBOS;
import dev.wonflow.activities.ledger.VerifyLedger;
import dev.wonflow.local.CannotStart;
import dev.wonflow.local.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

/** What `benchmark.sh` runs. */
final class Benchmark {
  private static final int SIXTY_PERCENT = 60;
  private final Options options;
  private final Console console = new Console(System.out);

  private Benchmark(Options options) {
    this.options = options;
  }

  /** Ends with 2 if it is told something unknown, with 1 if it cannot be measured. */
  public static void main(String[] arguments) throws IOException {
    Locale.setDefault(Locale.ROOT); // a point in every number
    try {
      new Benchmark(Options.of(arguments)).run();
      System.exit(0);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage() + "; see ./benchmark.sh --help");
      System.exit(2);
    } catch (CannotStart e) {
      System.err.println("the benchmark cannot start: " + e.getMessage());
      System.exit(1);
    }
  }

  private void run() throws IOException {
    console.say(options.toString());
    double load = Machine.load();
    Path folder =
        Files.createTempDirectory(Files.createDirectories(Path.of("benchmark", "target")), "run-");
    Servers servers = Servers.start(folder, console);
    Runtime.getRuntime().addShutdownHook(new Thread(servers::close));
    Report report = measure(servers, load);
    console.print(report.plain());
    Path page =
        new Publication(report, options.target())
            .write(options.clients().stream().map(Load::clients).toList());
    servers.close();
    FileSystemUtils.deleteRecursively(folder);
    console.say("written: " + page);
  }

  private Report measure(Servers servers, double loadBefore) {
    Buyers buyers = servers.buyers();
    buyers.slowDown(options.latency());
    Map<String, String> facts =
        Machine.facts(servers.temporal(), servers.postgres().database(), loadBefore);
    facts.put("DBOS", DBOS.version());
    facts.put("settings", options.toString());
    Ours ours =
        new Ours(
            servers.system().apiUrl(),
            servers.system().demoKey("checkout"),
            buyers,
            options.seed());
    Run run = new Run(options, new Driver(console));
    try (BareTemporal limit = BareTemporal.limit(servers.temporal(), options.seed());
        BareTemporal textbook = BareTemporal.textbook(servers.temporal(), options.seed());
        Alternatives others = new Alternatives(servers, buyers, options.seed())) {
      List<Subject> closed = new ArrayList<>(List.of(limit, textbook, ours));
      closed.addAll(others.subjects());
      run.warmUp(closed);
      Cost cost = cost(servers, ours, run);
      double toss = buyers.alone(options.seed()).millis(0.5);
      run.closed(closed);
      double rate = run.results().best(ours.name());
      run.open(List.of(limit, ours), rate);
      others.postings(run, options);
      List<Demand> demands =
          new Demands(run.results(), toss).of(cost, Run.share(rate, SIXTY_PERCENT));
      return new Report(
          facts, run.results(), cost, toss, demands, notes(servers, ours, others.areWhole()));
    }
  }

  /** Of a time in which nobody else uses the database. */
  private static Cost cost(Servers servers, Ours ours, Run run) {
    int done = ours.done();
    Usage before = Usage.now(servers);
    run.warmUp(List.of(ours));
    Usage after = Usage.now(servers);
    return Cost.of(after.perPayment(before, ours.done() - done), servers.temporal(), ours.latest());
  }

  private List<String> notes(Servers servers, Ours ours, boolean othersAreWhole) {
    Database books = servers.postgres().database();
    JdbcClient sql =
        JdbcClient.create(
            new DriverManagerDataSource(
                books.url(), books.owner().user(), books.owner().password()));
    long done =
        sql.sql("select count(*) from payment_event where status = 'DONE'")
            .query(Long.class)
            .single();
    return List.of(
        "%d payments of ours were answered as done, %d are stored so.".formatted(ours.done(), done),
        "The books of ours are %s, those of the others %s."
            .formatted(whole(new VerifyLedger(sql).breaks().isEmpty()), whole(othersAreWhole)));
  }

  private static String whole(boolean whole) {
    return whole ? "whole" : "BROKEN";
  }
}
