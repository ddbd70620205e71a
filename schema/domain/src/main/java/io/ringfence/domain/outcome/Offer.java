package io.ringfence.domain.outcome;

import io.ringfence.domain.duty.Actor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * A batch of moves that somebody proposed: a value that only steps change. Each of its moves ends
 * once: accepted or rejected by another person, or expired. What the wallets say of it is noted
 * beside that, once as well: a move may be made that nobody accepted.
 *
 * @param id its name, for example {@code M-12}
 * @param proposal how it began
 * @param steps every step since, in order of time
 */
public record Offer(String id, OfferStep.Proposed proposal, List<OfferStep> steps) {
  public Offer {
    steps = List.copyOf(steps);
    if (proposal.moves() < 1) {
      throw new IllegalArgumentException("a batch must have moves, had " + proposal.moves());
    }
  }

  /** One that was just proposed. */
  public static Offer proposed(String id, OfferStep.Proposed proposal) {
    return new Offer(id, proposal, List.of());
  }

  /** Where a move stands. */
  public Status statusOf(int move) {
    Status status = new Status.Proposed(proposal.at());
    for (OfferStep step : steps) {
      Optional<Status> answer = answer(step);
      if (status.isOpen() && answer.isPresent() && concerns(step, move)) {
        status = status.answered(answer.get());
      }
    }
    return status;
  }

  private static Optional<Status> answer(OfferStep step) {
    return switch (step) {
      case OfferStep.Accepted it -> Optional.of(new Status.Accepted(it.at(), it.by().toString()));
      case OfferStep.Rejected it ->
          Optional.of(new Status.Rejected(it.at(), it.by().toString(), it.comment()));
      case OfferStep.Expired it -> Optional.of(new Status.Expired(it.at(), it.cause()));
      case OfferStep.Proposed _, OfferStep.Observed _ -> Optional.empty();
    };
  }

  private static boolean concerns(OfferStep step, int move) {
    Set<Integer> named =
        switch (step) {
          case OfferStep.Accepted it -> it.moves().named();
          case OfferStep.Rejected it -> it.moves().named();
          case OfferStep.Expired it -> it.moves().named();
          case OfferStep.Observed it -> Set.of(it.move());
          case OfferStep.Proposed _ -> Set.of();
        };
    return named.isEmpty() || named.contains(move);
  }

  /** Numbers of the moves that nobody has answered and that are not void. */
  public Set<Integer> open() {
    Set<Integer> open = new TreeSet<>();
    IntStream.rangeClosed(1, proposal.moves())
        .filter(move -> statusOf(move).isOpen())
        .forEach(open::add);
    return open;
  }

  /** What the wallets said of a move; empty: nothing yet. */
  public Optional<OfferStep.Observed> observationOf(int move) {
    return steps.stream()
        .filter(OfferStep.Observed.class::isInstance)
        .map(OfferStep.Observed.class::cast)
        .filter(step -> step.move() == move)
        .findFirst();
  }

  /** Why a step may not be taken; empty: it may. */
  public Optional<String> refusalOf(OfferStep step) {
    Instant last = steps.isEmpty() ? proposal.at() : steps.getLast().at();
    if (step.at().isBefore(last)) {
      return Optional.of("a step must not lie before the last one, was " + step.at());
    }
    return switch (step) {
      case OfferStep.Proposed _ -> Optional.of(id + " was proposed before");
      case OfferStep.Accepted it -> refusalOf(it.by(), it.payloadHash(), it.moves());
      case OfferStep.Rejected it ->
          it.comment().isBlank()
              ? Optional.of("a rejection must say why")
              : refusalOf(it.by(), it.payloadHash(), it.moves());
      case OfferStep.Expired it -> refusalOf(it.moves());
      case OfferStep.Observed it -> refusalOf(it);
    };
  }

  /** An answer: by another person than the preparer's, of exactly what was proposed. */
  private Optional<String> refusalOf(Actor by, String hash, Chosen moves) {
    if (by.sharesAPersonWith(proposal.by())) {
      return Optional.of(
          "preparer and approver must be different persons, were %s and %s"
              .formatted(proposal.by(), by));
    }
    return hash.equals(proposal.payloadHash())
        ? refusalOf(moves)
        : Optional.of("the payload must be %s, was %s".formatted(proposal.payloadHash(), hash));
  }

  private Optional<String> refusalOf(Chosen moves) {
    Set<Integer> open = open();
    if (open.isEmpty()) {
      return Optional.of("no move of %s is open any more: %s".formatted(id, word(statusOf(1))));
    }
    return moves.named().stream()
        .filter(move -> !open.contains(move))
        .findFirst()
        .map(
            move ->
                move > proposal.moves()
                    ? "%s has %s moves, none is number %s".formatted(id, proposal.moves(), move)
                    : "move %s of %s is not open any more: %s"
                        .formatted(move, id, word(statusOf(move))));
  }

  private Optional<String> refusalOf(OfferStep.Observed step) {
    int move = step.move();
    if (move < 1 || move > proposal.moves()) {
      return Optional.of(
          "%s has %s moves, none is number %s".formatted(id, proposal.moves(), move));
    }
    if (statusOf(move).isOpen()) {
      return Optional.of("move %s of %s is open: its time is not over".formatted(move, id));
    }
    return observationOf(move)
        .map(before -> "move %s of %s was observed before: %s".formatted(move, id, before.made()));
  }

  private static String word(Status status) {
    return switch (status) {
      case Status.Proposed _ -> "proposed";
      case Status.Accepted it -> "accepted by " + it.by();
      case Status.Rejected it -> "rejected by " + it.by();
      case Status.Expired it -> "expired, " + it.cause();
    };
  }

  /**
   * After a step.
   *
   * @throws IllegalStateException when it may not be taken
   */
  public Offer after(OfferStep step) {
    refusalOf(step)
        .ifPresent(
            why -> {
              throw new IllegalStateException(why);
            });
    List<OfferStep> all = new ArrayList<>(steps);
    all.add(step);
    return new Offer(id, proposal, all);
  }
}
