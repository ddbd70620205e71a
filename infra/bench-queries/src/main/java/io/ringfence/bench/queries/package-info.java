/**
 * Questions of reports on tables of a size that a large institution has. Rows are made by the
 * engine from their number; every answer is compared with what their definition says.
 */
@NullMarked
package io.ringfence.bench.queries;

import org.jspecify.annotations.NullMarked;
