package dev.wonflow.worker.key;

/**
 * Whose a key is.
 *
 * @param client the shop whose payments it may touch
 * @param person stands in the audit
 * @param role checkout, finance, operator or auditor
 */
record KeyHolder(String client, String person, String role) {
  /** Reads {@code client,person,role}; the database refuses what is not allowed in them. */
  static KeyHolder parse(String text) {
    String[] parts = text.split(",", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException("Write client,person,role");
    }
    return new KeyHolder(parts[0].strip(), parts[1].strip(), parts[2].strip());
  }
}
