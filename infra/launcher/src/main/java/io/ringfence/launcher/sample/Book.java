package io.ringfence.launcher.sample;

import java.util.List;

/**
 * One book of the sample institution.
 *
 * @param desk desk it belongs to
 * @param deskCode three letters that begin the desk's account names
 * @param name name inside the desk
 * @param legalEntity entity that owns the desk's accounts
 * @param clientOrHouse whose money it is
 * @param strategy strategy it follows
 * @param bookTag core, speculative or experimental
 * @param profile risk profile
 * @param longPercent how many of a hundred positions are long
 */
record Book(
    String desk,
    String deskCode,
    String name,
    String legalEntity,
    String clientOrHouse,
    String strategy,
    String bookTag,
    String profile,
    int longPercent) {

  /** The books of the institution, desk by desk. */
  static List<Book> all() {
    return CsvTable.rows(
        "institution.csv",
        row ->
            new Book(
                row.get("desk"),
                row.get("code"),
                row.get("book"),
                row.get("legal_entity"),
                row.get("client_or_house"),
                row.get("strategy"),
                row.get("book_tag"),
                row.get("profile"),
                Integer.parseInt(row.get("long_percent"))));
  }
}
