/** Reports: ordered, made, fetched, checked, signed off, and taken back after they were edited. */
@NullMarked
package io.ringfence.api.report;

import org.jspecify.annotations.NullMarked;
