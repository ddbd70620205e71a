package io.ringfence.reporting.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which keys may sign, and when: JSON Lines, one key a line.
 *
 * @param keys all keys ever registered
 */
record KeyRegister(List<Entry> keys) {
  /**
   * A key.
   *
   * @param id identifier
   * @param validFrom from when it may sign, inclusive
   * @param validTo until when, exclusive
   * @param revokedAt from when it may not sign any more; empty: it is not revoked
   */
  record Entry(String id, Instant validFrom, Instant validTo, Optional<Instant> revokedAt) {
    String line() {
      Map<String, String> fields = new LinkedHashMap<>();
      fields.put("id", id);
      fields.put("validFrom", validFrom.toString());
      fields.put("validTo", validTo.toString());
      fields.put("revokedAt", revokedAt.map(Instant::toString).orElse(""));
      return EvidenceJson.object(fields);
    }

    private static Entry parse(String line) throws IOException {
      Map<String, String> fields = EvidenceJson.fields(line);
      String revoked = fields.getOrDefault("revokedAt", "");
      return new Entry(
          fields.getOrDefault("id", ""),
          Instant.parse(fields.getOrDefault("validFrom", "")),
          Instant.parse(fields.getOrDefault("validTo", "")),
          revoked.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(revoked)));
    }
  }

  KeyRegister {
    keys = List.copyOf(keys);
  }

  static KeyRegister read(Path file) throws IOException {
    List<Entry> keys = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      try {
        keys.add(Entry.parse(line));
      } catch (IOException | DateTimeException e) {
        throw new IOException(
            "%s, line %s: %s".formatted(file, keys.size() + 1, e.getMessage()), e);
      }
    }
    return new KeyRegister(keys);
  }

  /**
   * Refuses a key that may not sign.
   *
   * @throws IllegalStateException when it is unknown, not valid at the instant, or revoked
   */
  void requireMaySign(String id, Instant at) {
    Entry key =
        keys.stream()
            .filter(entry -> entry.id().equals(id))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("key " + id + " is not registered"));
    if (at.isBefore(key.validFrom()) || !at.isBefore(key.validTo())) {
      throw new IllegalStateException(
          "key %s may sign from %s until %s, not at %s"
              .formatted(id, key.validFrom(), key.validTo(), at));
    }
    if (key.revokedAt().filter(revoked -> !at.isBefore(revoked)).isPresent()) {
      throw new IllegalStateException(
          "key %s was revoked at %s".formatted(id, key.revokedAt().orElseThrow()));
    }
  }
}
