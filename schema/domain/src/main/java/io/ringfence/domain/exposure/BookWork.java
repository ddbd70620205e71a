package io.ringfence.domain.exposure;

/**
 * What the marks of an instrument have cost so far.
 *
 * @param marks marks applied
 * @param looks positions looked at because a mark had crossed one of their triggers
 * @param slowLooks positions looked at although no trigger was crossed: at the first mark, and at
 *     every mark those whose conditions turn at no single tick
 * @param crossings triggers crossed
 * @param bulkPasses marks beyond the neighbourhood that was gathered: each axis was searched
 */
public record BookWork(long marks, long looks, long slowLooks, long crossings, long bulkPasses) {
  /** What was done since an earlier reading. */
  public BookWork since(BookWork earlier) {
    return new BookWork(
        marks - earlier.marks,
        looks - earlier.looks,
        slowLooks - earlier.slowLooks,
        crossings - earlier.crossings,
        bulkPasses - earlier.bulkPasses);
  }

  /** Nothing. */
  public static final BookWork NONE = new BookWork(0, 0, 0, 0, 0);

  /** The counts while they go on. */
  static final class Count {
    private long marks;
    private long looks;
    private long slowLooks;
    private long crossings;
    private long bulkPasses;

    void mark() {
      marks++;
    }

    void looks(int positions) {
      looks += positions;
    }

    void slowLooks(int positions) {
      slowLooks += positions;
    }

    void crossed(long triggers, long bulk) {
      crossings += triggers;
      bulkPasses += bulk;
    }

    BookWork soFar() {
      return new BookWork(marks, looks, slowLooks, crossings, bulkPasses);
    }
  }
}
