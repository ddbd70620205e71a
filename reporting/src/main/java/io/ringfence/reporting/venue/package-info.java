/**
 * What venues say, as files: statements of accounts and payloads with figures of positions. Reads
 * and refuses them; stores nothing and writes no sheet.
 */
@NullMarked
package io.ringfence.reporting.venue;

import org.jspecify.annotations.NullMarked;
