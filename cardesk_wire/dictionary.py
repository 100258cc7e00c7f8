"""The words with which zstd begins: a short message consists of them almost wholly.

Both sides have to hold the same bytes, so that they never change: words that come later are simply not here.
What was compressed without them is read with them as well.
"""

from __future__ import annotations

_OPS = (
    '[12,"ticket_line","","",1795728997845080,204,{"discount":null,"item_id":"","kind":"service",'
    '"note":"","position":1,"quantity":1000,"staff_id":null,"tax_rate_id":"","unit_price":2500}],'
    '[13,"visit","",1795728997845080,204,{"arrived_at":1795728997845080,"bay":"","client_id":null,'
    '"left_at":null,"note":"","state":"washing","vehicle_id":""}],'
    '[14,"client","",1795728997845080,204,{"address":"","consent_at":null,"consent_is_given":false,'
    '"consent_way":null,"created_at":1795728997845080,"email":"","erased_at":null,"is_archived":false,'
    '"is_company":false,"language":"en","name":"","notes":"","phone":"+9715","phone_label":"mobile",'
    '"phones":[],"tax_number":""}],'
    '[15,"document","",1795728997845080,204,{"content":"{\\"',
    '\\"}","content_hash":"","incarnation":"A",'
    '"issued_at":1795728997845080,"kind":"invoice","previous_hash":"","register_code":"R01","sequence":1,'
    '"signature":""}],',
)
_ANSWER = (
    '{"generation":"","restored_to":0,"acked":1,"cursor":1,"head":1,"now":1795728997846505,'
    '"verdicts":[],"blocks":[["document",["content","hash"],["staff",["name","role"],'
    '["visit",["state"]]],"notices":[]}'
)
_REQUEST = (
    '","ops":[],"limit":5000}{"protocol":1,"schema":1,"epoch":1,"generation":"","cursor":,"now":17,"chain":"'
)
WORDS = "".join((*_OPS, _ANSWER, _REQUEST)).encode()
"""What comes most often stands last, where it is nearest."""
