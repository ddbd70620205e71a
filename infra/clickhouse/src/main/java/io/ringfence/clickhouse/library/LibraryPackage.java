package io.ringfence.clickhouse.library;

/**
 * The one published package the engine is taken from, pinned by version, digest and size.
 *
 * @param name the package's name in the npm registry
 * @param version its exact version
 * @param sha512 digest of the tarball, 128 hexadecimal digits
 * @param entry path of the library inside the tarball
 * @param libraryBytes size of the unpacked library
 * @param downloadMegabytes size of the tarball, for the progress line
 */
record LibraryPackage(
    String name,
    String version,
    String sha512,
    String entry,
    long libraryBytes,
    int downloadMegabytes) {

  /** Engine 26.7 for 64-bit Linux with the GNU C library; looked up 2026-08. */
  static final LibraryPackage LINUX_X64 =
      new LibraryPackage(
          "@chdb/lib-linux-x64-gnu",
          "26.7.3-stable.1",
          "5cff7b98caa7739b59a4a432c11f0dedc2d3b073624e61ebdf4a42e66ce8de35"
              + "a6ba48ca9f62016bad1cd81fe059435cb858ce3235a8a2b408082a81563e70a7",
          "package/libchdb.so",
          566_330_096L,
          178);

  LibraryPackage {
    if (!sha512.matches("[0-9a-f]{128}")) {
      throw new IllegalArgumentException("sha512 must be 128 hex digits, was " + sha512);
    }
    if (libraryBytes <= 0) {
      throw new IllegalArgumentException("libraryBytes must be > 0, was " + libraryBytes);
    }
  }

  /** The package as npm's command line wants it. */
  String specification() {
    return name + "@" + version;
  }
}
