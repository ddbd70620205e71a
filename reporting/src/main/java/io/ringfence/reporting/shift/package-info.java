/**
 * What one shift hands over to the next: composed from a report and the ledgers. No SQL, no cells.
 */
@NullMarked
package io.ringfence.reporting.shift;

import org.jspecify.annotations.NullMarked;
