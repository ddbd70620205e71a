package io.ringfence.api.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.ringfence.api.TestIssuer;
import io.ringfence.keycloak.BrowserLogin.Tokens;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tokens like a good one of Keycloak but for what an attacker can change without the issuer's key.
 *
 * @param issuer the realm
 * @param session tokens of a person who is let in
 */
record ForgedTokens(URI issuer, Tokens session) {
  private static final RSAKey FOREIGN = TestIssuer.newKey("foreign");

  /** By what was done to them. */
  Map<String, String> all() throws ParseException, JOSEException, IOException {
    String good = session.access();
    SignedJWT real = SignedJWT.parse(good);
    JWTClaimsSet claims = real.getJWTClaimsSet();
    String keyId = real.getHeader().getKeyID();
    Map<String, String> tokens = new LinkedHashMap<>();
    tokens.put("no token", "");
    tokens.put("alg none", new PlainJWT(claims).serialize());
    tokens.put("public key as HMAC secret", hmac(claims, keyId, published(keyId)));
    tokens.put("another key under the same kid", rsa(header(keyId), claims));
    tokens.put("kid of a path", rsa(header("../../../../dev/null"), claims));
    tokens.put(
        "jku of the attacker",
        rsa(header(keyId).jwkURL(URI.create("http://127.0.0.1:1/k")), claims));
    tokens.put(
        "x5u of the attacker",
        rsa(header(keyId).x509CertURL(URI.create("http://127.0.0.1:1/c")), claims));
    tokens.put("jwk in the header", rsa(header(keyId).jwk(FOREIGN.toPublicJWK()), claims));
    tokens.put("claims changed, signature kept", tampered(real));
    tokens.put("identity token", session.identity());
    tokens.put("refresh token", session.refresh());
    tokens.put("logout type", rsa(header(keyId).type(new JOSEObjectType("logout+jwt")), claims));
    tokens.put(
        "expired and signed by the attacker",
        rsa(header(keyId), new JWTClaimsSet.Builder(claims).expirationTime(new Date(0)).build()));
    tokens.put("signature cut off", good.substring(0, good.lastIndexOf('.') + 1));
    return tokens;
  }

  private byte[] published(String keyId) throws ParseException, JOSEException, IOException {
    return JWKSet.load(URI.create(issuer + "/protocol/openid-connect/certs").toURL())
        .getKeyByKeyId(keyId)
        .toRSAKey()
        .toRSAPublicKey()
        .getEncoded();
  }

  private static JWSHeader.Builder header(String keyId) {
    return new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(keyId);
  }

  private static String rsa(JWSHeader.Builder header, JWTClaimsSet claims) {
    return TestIssuer.signed(header.build(), FOREIGN, claims);
  }

  private static String hmac(JWTClaimsSet claims, String keyId, byte[] secret)
      throws JOSEException {
    SignedJWT token =
        new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(keyId).build(), claims);
    token.sign(new MACSigner(secret));
    return token.serialize();
  }

  private static String tampered(SignedJWT real) throws ParseException {
    JWTClaimsSet more =
        new JWTClaimsSet.Builder(real.getJWTClaimsSet()).subject("somebody-else").build();
    return real.getHeader().toBase64URL()
        + "."
        + more.toPayload().toBase64URL()
        + "."
        + real.getSignature();
  }
}
