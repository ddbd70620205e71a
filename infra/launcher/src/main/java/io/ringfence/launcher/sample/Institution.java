package io.ringfence.launcher.sample;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Desks, books, accounts and people of the sample.
 *
 * @param desks books by desk, in the order of the table
 * @param accountsPerDesk venue accounts that belong to one desk alone, at least 1
 */
record Institution(Map<String, List<Book>> desks, int accountsPerDesk) {
  private static final int FEWEST_ACCOUNTS = 3;
  private static final List<String> TRADERS =
      List.of(
          "a.okafor",
          "b.lindqvist",
          "c.moreau",
          "d.tanaka",
          "e.castellanos",
          "f.haddad",
          "g.oconnell",
          "h.vasquez",
          "i.petrova",
          "j.abebe",
          "k.rossi",
          "l.nakamura",
          "m.dlamini",
          "n.kowalski",
          "o.fernandes",
          "p.iyer",
          "q.bergmann",
          "r.sutherland",
          "s.yilmaz",
          "t.marchetti",
          "u.novak",
          "v.thorne",
          "w.achebe",
          "x.delacroix");

  /**
   * An institution large enough for a number of positions.
   *
   * @param positions how many positions it shall hold
   * @param symbols how many instruments it trades
   */
  static Institution of(int positions, int symbols) {
    Map<String, List<Book>> desks = new LinkedHashMap<>();
    Book.all()
        .forEach(book -> desks.computeIfAbsent(book.desk(), _ -> new ArrayList<>()).add(book));
    int perDesk = positions / desks.size() + 1;
    // A third more room than positions, even if all of a desk's were on one side.
    int accounts = (perDesk * 4 / 3 + symbols) / symbols;
    return new Institution(desks, Math.max(FEWEST_ACCOUNTS, accounts));
  }

  /** The book of the n-th position: desks take turns, and inside each desk its books. */
  Book bookOf(int position) {
    List<List<Book>> byDesk = List.copyOf(desks.values());
    List<Book> books = byDesk.get(position % byDesk.size());
    return books.get(position / byDesk.size() % books.size());
  }

  /** An account of a desk, numbered from 0. */
  String account(Book book, int number) {
    return String.format(Locale.ROOT, "%s-%03d", book.deskCode(), number % accountsPerDesk + 1);
  }

  /** The one account that desks of a legal entity share. */
  String sharedAccount(Book book) {
    return switch (book.legalEntity()) {
      case String entity when entity.contains("LLP") -> "LLP-SHARED";
      case String entity when entity.contains("Pte") -> "PTE-SHARED";
      case String _ -> "CAY-SHARED";
    };
  }

  /** One of the three traders of a desk. */
  String trader(Book book, Dice dice) {
    int desk = List.copyOf(desks.keySet()).indexOf(book.desk());
    int perDesk = TRADERS.size() / desks.size();
    return TRADERS.get(desk * perDesk + dice.between(0, perDesk - 1));
  }
}
