package dev.tandem.ledger.settlement;

import java.io.StringReader;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

import dev.tandem.web.http.TimelyRequests;
import org.springframework.http.MediaType;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** The bank, as far as it pays: a pain.001 goes there, a pain.002 comes back. */
class PayoutBank {

  /** The bank's answer to a payment order. */
  sealed interface Answer {

    /** It pays, or has paid. */
    record Accepted() implements Answer {}

    /**
     * It does not pay.
     *
     * @param reason a code of ISO 20022
     */
    record Refused(String reason) implements Answer {}

    /**
     * It did not take the order: it could not read it, or does not let us in. Whether it has paid
     * one before is not known.
     */
    record Declined(String why) implements Answer {}

    /** Nobody knows whether it pays: the same order is to be sent again. */
    record Unknown(String why) implements Answer {}
  }

  /** Duplicates: an order like this was taken before, so that it must never be paid anew. */
  private static final Set<String> TAKEN_BEFORE = Set.of("AM05", "DU01", "DU02", "DU03", "DU04");

  /** Statuses by which it asks to be asked later. */
  private static final Set<Integer> LATER = Set.of(408, 425, 429);

  private final RestClient http;

  PayoutBank(PayoutProperties properties) {
    this.http = RestClient.builder()
        .baseUrl(properties.bankUrl())
        .requestFactory(new TimelyRequests(
            "payout-bank", properties.connectTimeout(), properties.answerTimeout()))
        .build();
  }

  Answer pay(String order) {
    try {
      var report = http.post()
          .uri("/payments")
          .contentType(MediaType.APPLICATION_XML)
          .body(order)
          .retrieve()
          .body(String.class);
      return report == null ? new Answer.Unknown("an empty answer") : read(report);
    } catch (HttpClientErrorException refused) {
      var why = String.valueOf(refused.getMessage());
      return LATER.contains(refused.getStatusCode().value())
          ? new Answer.Unknown(why)
          : new Answer.Declined(why);
    } catch (RestClientException e) {
      return new Answer.Unknown(String.valueOf(e.getMessage()));
    }
  }

  /** The status of the one transfer, or of the whole where the bank names none. */
  static Answer read(String report) {
    var status = "";
    var reason = "";
    try {
      var factory = XMLInputFactory.newDefaultFactory();
      factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
      factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
      var xml = factory.createXMLStreamReader(new StringReader(report));
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT) {
          switch (xml.getLocalName()) {
            case "GrpSts", "TxSts" -> status = xml.getElementText();
            case "Cd" -> reason = xml.getElementText();
            default -> {
              // Not needed.
            }
          }
        }
      }
    } catch (XMLStreamException e) {
      return new Answer.Unknown("no pain.002: " + e.getMessage());
    }
    return switch (status) {
      case "ACCP", "ACSP", "ACTC", "ACSC", "ACWC", "PDNG" -> new Answer.Accepted();
      case "RJCT" ->
        TAKEN_BEFORE.contains(reason) ? new Answer.Accepted() : new Answer.Refused(reason);
      default -> new Answer.Unknown("status " + status);
    };
  }
}
