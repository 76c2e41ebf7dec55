package dev.wonflow.activities.ledger;

import dev.wonflow.activities.payment.BooksConflict;
import dev.wonflow.ledger.Posted;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.ListIndexBase;
import org.jspecify.annotations.Nullable;

/** One business fact in the books, under one key; its entries balance. */
@Entity
@Immutable
@SuppressWarnings("UnusedVariable") // most columns are only written here
class Journal {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private @Nullable Long id;

  private String key;
  private String kind;
  private String paymentId;
  private String contentDigest;
  private Instant occurredAt;

  @ElementCollection
  @Immutable
  @CollectionTable(name = "ledger_entry", joinColumns = @JoinColumn(name = "journal_id"))
  @OrderColumn(name = "position")
  @ListIndexBase(1)
  private List<Entry> entries;

  @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
  protected Journal() {}

  Journal(Posting posting, List<Entry> entries) {
    this.key = posting.key();
    this.kind = posting.kind();
    this.paymentId = posting.paymentId();
    this.contentDigest = posting.digest();
    this.occurredAt = posting.occurredAt();
    this.entries = entries;
  }

  /**
   * The answer to a repetition.
   *
   * @throws io.temporal.failure.ApplicationFailure {@code BOOKS_CONFLICT} if the key stands for
   *     something else
   */
  Posted requireSame(Posting posting) {
    BooksConflict.unless(
        contentDigest.equals(posting.digest()), "Another content is booked under " + key);
    return posted();
  }

  Posted posted() {
    if (id == null) {
      throw new IllegalStateException(key + " is not stored yet");
    }
    return new Posted(id, key);
  }
}
