package io.ringfence.domain.quantity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A risk node: the firm, a desk, a book of a desk, or a part of a book, to any depth.
 *
 * @param names names from the root down, at most {@value #MOST_NAMES}; the first is always {@code
 *     firm}
 */
public record NodePath(List<String> names) implements Comparable<NodePath> {
  /** Name of the root. */
  public static final String ROOT = "firm";

  /** The whole institution. */
  public static final NodePath FIRM = new NodePath(List.of(ROOT));

  /** Most names of a node: every level costs a sum, and a path has to be read by people. */
  public static final int MOST_NAMES = 32;

  /** Depth of a node. */
  public enum Level {
    FIRM,
    DESK,
    BOOK,
    /** A part of a book, however deep. */
    SUB_BOOK
  }

  public NodePath {
    names = List.copyOf(names);
    if (names.isEmpty() || names.size() > MOST_NAMES || !names.getFirst().equals(ROOT)) {
      throw new IllegalArgumentException(
          "node must be firm, firm/desk, firm/desk/book or below, with at most %s names, was %s"
              .formatted(MOST_NAMES, String.join("/", names)));
    }
    names.forEach(name -> Names.requireNamed("node", name));
  }

  /** The desk of this name. */
  public static NodePath desk(String desk) {
    return new NodePath(List.of(ROOT, desk));
  }

  /** The book of this name inside a desk; {@code book/part} is a part of it, to any depth. */
  public static NodePath book(String desk, String book) {
    List<String> names = new ArrayList<>(List.of(ROOT, desk));
    names.addAll(Arrays.asList(book.split("/", -1)));
    return new NodePath(names);
  }

  /** The node written as {@link #toString()} writes it, or empty where the text is no node. */
  public static Optional<NodePath> parse(String text) {
    try {
      return Optional.of(new NodePath(Arrays.asList(text.split("/", -1))));
    } catch (IllegalArgumentException notANode) {
      return Optional.empty();
    }
  }

  /** Depth of this node. */
  public Level level() {
    return Level.values()[Math.min(names.size(), Level.values().length) - 1];
  }

  /** Name of the desk this node is or lies in; empty for the firm. */
  public Optional<String> deskName() {
    return names.size() > 1 ? Optional.of(names.get(1)) : Optional.empty();
  }

  /** The node itself and everything above it, the firm last. */
  public List<NodePath> upwards() {
    List<NodePath> nodes = new ArrayList<>(names.size());
    for (int depth = names.size(); depth > 0; depth--) {
      nodes.add(new NodePath(names.subList(0, depth)));
    }
    return nodes;
  }

  /** The order of the texts that {@link #toString()} writes, without writing them. */
  @Override
  public int compareTo(NodePath other) {
    int common = Math.min(names.size(), other.names.size());
    for (int depth = 0; depth < common; depth++) {
      String mine = names.get(depth);
      String theirs = other.names.get(depth);
      if (!mine.equals(theirs)) {
        return compare(mine, depth < names.size() - 1, theirs, depth < other.names.size() - 1);
      }
    }
    return Integer.compare(names.size(), other.names.size());
  }

  /** Compares names of which some are followed by a separator. */
  private static int compare(String mine, boolean mineGoesOn, String theirs, boolean theirsGoOn) {
    int length = Math.min(mine.length(), theirs.length());
    for (int at = 0; at < length; at++) {
      if (mine.charAt(at) != theirs.charAt(at)) {
        return Character.compare(mine.charAt(at), theirs.charAt(at));
      }
    }
    // One name begins with the other: what stands behind the shorter one decides.
    return mine.length() < theirs.length()
        ? mineGoesOn ? Character.compare('/', theirs.charAt(length)) : -1
        : theirsGoOn ? Character.compare(mine.charAt(length), '/') : 1;
  }

  /** {@code firm/desk/book} and so on. */
  @Override
  public String toString() {
    return String.join("/", names);
  }
}
