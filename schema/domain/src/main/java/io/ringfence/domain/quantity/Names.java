package io.ringfence.domain.quantity;

/** The one rule for names that become parts of keys and node paths. */
final class Names {
  private Names() {}

  /** Refuses a name that is blank or contains the separator of keys and paths. */
  static void requireNamed(String field, String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException(field + " must not be blank");
    }
    if (value.indexOf('/') >= 0) {
      throw new IllegalArgumentException(field + " must not contain '/', was " + value);
    }
  }
}
