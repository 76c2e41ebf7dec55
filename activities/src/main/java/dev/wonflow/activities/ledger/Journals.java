package dev.wonflow.activities.ledger;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface Journals extends Repository<Journal, Long> {
  Optional<Journal> findByKey(String key);

  Journal save(Journal journal);
}
