package io.ringfence.streaming.intake;

import io.ringfence.contracts.wire.InputEvent;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;

/** Merges sequences that are in the order of a replay into one that is. */
final class EventMerge implements Iterator<InputEvent> {
  /** The next event of a sequence; the place of the sequence decides between equals. */
  private record Head(InputEvent event, int place, Iterator<InputEvent> rest) {
    static final Comparator<Head> ORDER =
        Comparator.comparing(Head::event, ReplayOrder.COMPARATOR).thenComparingInt(Head::place);
  }

  private final PriorityQueue<Head> heads = new PriorityQueue<>(Head.ORDER);

  EventMerge(Collection<? extends Iterator<InputEvent>> sequences) {
    int place = 0;
    for (Iterator<InputEvent> sequence : sequences) {
      advance(sequence, place++);
    }
  }

  private void advance(Iterator<InputEvent> sequence, int place) {
    if (sequence.hasNext()) {
      heads.add(new Head(sequence.next(), place, sequence));
    }
  }

  @Override
  public boolean hasNext() {
    return !heads.isEmpty();
  }

  @Override
  public InputEvent next() {
    Head head = heads.poll();
    if (head == null) {
      throw new NoSuchElementException();
    }
    advance(head.rest(), head.place());
    return head.event();
  }
}
