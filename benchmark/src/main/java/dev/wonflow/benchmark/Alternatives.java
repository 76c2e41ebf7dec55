package dev.wonflow.benchmark;

import dev.wonflow.local.Database;
import java.util.List;
import org.springframework.context.ConfigurableApplicationContext;

/** What one would use otherwise, and the ledger alone: in this JVM, on books of their own. */
final class Alternatives implements AutoCloseable {
  private final ConfigurableApplicationContext books;
  private final PlainTransaction plain;
  private final Dbos dbos;
  private final LedgerAlone many;
  private final LedgerAlone hot;

  Alternatives(Servers servers, long seed) {
    Buyers buyers = servers.otherBuyers();
    Database own = servers.postgres().create("alternatives");
    this.books = BooksProgram.start(own, servers.system().simulatorUrl(), Servers.OTHER_KEY);
    this.plain = new PlainTransaction(books, buyers, seed);
    this.dbos = new Dbos(books, servers.postgres().create("dbos"), buyers, seed);
    this.many = new LedgerAlone("many sellers", Purchase.SELLERS, books, own);
    this.hot = new LedgerAlone("hot seller", 1, books, own);
    many.open();
    hot.open();
  }

  List<Subject> subjects() {
    return List.of(plain, dbos);
  }

  /** Postings to many sellers and to one take turns; each block has its payments charged first. */
  void postings(Run run, Options options) {
    for (int round = -1; round < options.rounds(); round++) {
      List<LedgerAlone> turn = round % 2 == 0 ? List.of(many, hot) : List.of(hot, many);
      for (LedgerAlone ledger : turn) {
        if (round < 0) {
          ledger.charge(options.warm());
          run.warmUp(ledger);
        } else {
          ledger.charge(options.block());
          run.measure(ledger, Load.clients(BooksProgram.CONNECTIONS));
        }
      }
    }
  }

  /** Whether the books are whole after all that. */
  boolean areWhole() {
    return many.isWhole();
  }

  @Override
  public void close() {
    dbos.close();
    books.close();
  }
}
