/** The page in the browser: files and nothing else. */
@NullMarked
package io.ringfence.api.dashboard;

import org.jspecify.annotations.NullMarked;
