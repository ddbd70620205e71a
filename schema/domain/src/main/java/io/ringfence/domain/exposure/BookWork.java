package io.ringfence.domain.exposure;

/**
 * What the marks of an instrument have cost so far.
 *
 * @param marks marks applied
 * @param looks positions looked at because a mark had crossed one of their triggers
 * @param slowLooks positions looked at although no trigger was crossed: at every mark those whose
 *     conditions turn at no single tick; at the first mark, also after a restart, everybody
 * @param crossings triggers crossed
 * @param searches marks that left the gap between the triggers beside the mark before
 */
public record BookWork(long marks, long looks, long slowLooks, long crossings, long searches) {
  /** What was done since an earlier reading. */
  public BookWork since(BookWork earlier) {
    return new BookWork(
        marks - earlier.marks,
        looks - earlier.looks,
        slowLooks - earlier.slowLooks,
        crossings - earlier.crossings,
        searches - earlier.searches);
  }

  /** Nothing. */
  public static final BookWork NONE = new BookWork(0, 0, 0, 0, 0);

  /** The counts while they go on. */
  static final class Count {
    private long marks;
    private long looks;
    private long slowLooks;
    private long crossings;
    private long searches;

    void mark() {
      marks++;
    }

    void looks(int positions) {
      looks += positions;
    }

    void slowLooks(int positions) {
      slowLooks += positions;
    }

    void crossed(long triggers, long searched) {
      crossings += triggers;
      searches += searched;
    }

    BookWork soFar() {
      return new BookWork(marks, looks, slowLooks, crossings, searches);
    }
  }
}
