"""Letters of invented people that were written after all others, and counted before anything was mended for them: the third
first sight. Drawn as `judged_letters` are.
"""

from __future__ import annotations

from typing import Final

from tests.bench.judged_letters import DERECHOS, RIGHTS, JudgedLetter, letter
from tests.bench.plan_letters import ERISA, MEDI_CAL_RIGHTS

LAST_LETTERS: Final[tuple[JudgedLetter, ...]] = (
    letter("prospect-grid", "denial_letter", f"""
#Prospect Medical Group
P.O. Box 11466, Santa Ana, CA 92711 | Customer Service (800) 555-0161
DENIAL LETTER
Member: | ODALYS FERRANTE | Date: | 04/08/2026
DOB: | 12/19/1983 | Referral #: | 20260408221
Member ID: | 907H55128 | Line of business: | HMO
Health plan: | Anthem Blue Cross | Referred by: | KOWALCZYK, JAN MD
Referred to: | ORANGE COAST DERMATOLOGY | Decision: | DENIED
Service: | 17311 Mohs surgery
Dear ODALYS FERRANTE:
Prospect Medical Group received a request from your doctor on 04/06/2026. After review by a medical director we denied it. The biopsy
shows a type of growth that can be treated in the office. Mohs surgery does not meet the plan's medical necessity criteria.
{RIGHTS}
""", "plan_name=Anthem Blue Cross;denied_on=2026-04-08;first_name=Odalys;last_name=Ferrante;date_of_birth=1983-12-19;"
     "membership_number=907H55128;treatment_requested=Mohs surgery;providers=KOWALCZYK, JAN MD;"
     "denial_reason=not_medically_necessary;medical_group=Prospect Medical Group",
     "plan_name=Prospect Medical Group;denied_on=2026-04-06;membership_number=20260408221;date_of_birth=2026-04-08"),
    letter("wha-letter-plain", "denial_letter", f"""
Western Health Advantage
2349 Gateway Oaks Drive, Suite 100
Sacramento, CA 95833

Ivo Castellane
3 Sycamore Bend
Davis, CA 95616

September 29, 2026

Re: Request for a hospital bed at home
WHA ID: 20044718-01

Dear Mr. Castellane,

On September 24, 2026, Dr. Maren Thistle asked us to cover a hospital bed for your home. We have looked at the request and we
must say no. Your condition does not require you to be placed in positions that an ordinary bed does not allow, so the bed is
not medically necessary.
{RIGHTS}
""", "plan_name=Western Health Advantage;denied_on=2026-09-29;first_name=Ivo;last_name=Castellane;membership_number=20044718-01;"
     "providers=Dr. Maren Thistle;denial_reason=not_medically_necessary",
     "denied_on=2026-09-24;denial_reason=experimental/not_emergency", "treatment_requested=a hospital bed at home"),
    letter("alignment-part-c", "denial_letter", """
Important: This notice explains your right to appeal our decision. Read this notice carefully.
#Notice of Denial of Payment
Date: December 3, 2026 | Member number: 00003381924
Name: Cordelia Banerjee
Your request was denied
We've denied the payment of medical services/items listed below requested by you or your doctor [provider]:
Ambulance ride on October 30, 2026, Redline Ambulance Service
Why did we deny your request?
We denied the payment of medical services/items listed above because: You could have gone by car. It was not an emergency.
You have the right to appeal our decision
You have the right to ask Alignment Health Plan to review our decision by asking us for an appeal within 65 calendar days.
Form CMS 10003-NDMCP
""", "denied_on=2026-12-03;first_name=Cordelia;last_name=Banerjee;membership_number=00003381924;coverage_kind=medicare;"
     "denial_reason=not_emergency;plan_name=Alignment Health Plan",
     "denied_on=2026-10-30;coverage_kind=dmhc_plan", "treatment_requested=Ambulance ride;about=bill"),
    letter("noa-modify-es", "notice_of_action", f"""
#Health Plan of San Mateo
AVISO DE ACCIÓN
Modificación
Fecha: 6 de abril de 2026
Para el padre, la madre o el tutor de:
Joaquín Barrera Olmos
88 Linden Ave
South San Francisco, CA 94080
N.° de identificación del miembro: 96011274C
Proveedor solicitante: Sunrise Home Nursing
Asunto: Enfermería en el hogar, 60 horas por semana
Su proveedor pidió a Health Plan of San Mateo 60 horas por semana de enfermería en el hogar. No podemos aprobar todo lo que se
pidió. Aprobamos 30 horas por semana. Más horas no son médicamente necesarias según los informes.
{MEDI_CAL_RIGHTS}
""", "plan_name=Health Plan of San Mateo;denied_on=2026-04-06;first_name=Joaquín;last_name=Barrera Olmos;"
     "membership_number=96011274C;treatment_requested=Enfermería en el hogar, 60 horas por semana;"
     "denial_reason=not_medically_necessary;coverage_kind=medi_cal_managed_care",
     "treatment_requested=30 horas por semana;denial_reason=experimental", "providers=Sunrise Home Nursing"),
    letter("blue-shield-grievance", "plan_decision", f"""
>Blue Shield of California
>Grievance Department
>P.O. Box 5588, El Dorado Hills, CA 95762-0011
June 30, 2026
Marisela Quan
701 Stonegate Dr
South San Francisco, CA 94080
Subject: Outcome of your grievance
Patient: Marisela Quan
Subscriber ID: XEH 901 228 774
Grievance #: 261520077412
Provider: Peninsula Fertility Center
Date(s) of service: March 2, 2026 to March 9, 2026
Dear Marisela Quan:
This is in response to the grievance we received on June 3, 2026, about the denial of payment for fertility preservation.
We reviewed your Evidence of Coverage. Fertility preservation is not a covered benefit of your plan. Because of this, the claim remains
denied. {RIGHTS}
""", "plan_name=Blue Shield of California;plan_decision_on=2026-06-30;grievance_filed_on=2026-06-03;first_name=Marisela;last_name=Quan;"
     "membership_number=XEH 901 228 774;denial_reason=not_covered;providers=Peninsula Fertility Center",
     "plan_decision_on=2026-06-03/2026-03-02;grievance_filed_on=2026-06-30;denied_on=2026-06-30/2026-03-02;membership_number=261520077412",
     "treatment_requested=fertility preservation"),
    letter("express-scripts", "denial_letter", f"""
Express Scripts | Date: 03/19/2026
Attn: Benefit Coverage Review | Patient: Lucian Merriweather
P.O. Box 66587, St. Louis, MO 63166 | Member ID: 661204478012
 | Case ID: 88120447
Lucian Merriweather
40 Quarry Rd
Paso Robles, CA 93446
Dear Lucian Merriweather:
Coverage review decision for: HUMIRA 40 MG/0.4 ML PEN
Requested by: Ysolde Ackerman MD
Express Scripts reviewed this for SISC Blue Shield Plan. The request is denied. Your plan covers this drug only after you have
tried a biosimilar. The plan's criteria have not been met.
{RIGHTS}
""", "denied_on=2026-03-19;first_name=Lucian;last_name=Merriweather;membership_number=661204478012;"
     "treatment_requested=HUMIRA 40 MG/0.4 ML PEN;providers=Ysolde Ackerman MD;about=drug;denial_reason=not_medically_necessary",
     "plan_name=Express Scripts;membership_number=88120447", "plan_name=SISC Blue Shield Plan/Blue Shield"),
    letter("aetna-eob", "eob", f"""
aetna | Explanation of benefits (EOB)
Aetna Health of California Inc. | This is not a bill
Statement date: July 7, 2026
Member: Rosamund Achebe | Member ID: W1129 44071
Group #: 0285517-10-004
Patient: Rosamund Achebe (self)
Claim ID: EK7Q4471200
Provider: Bayside Sleep Labs
Service date | Type of service | Amount billed | Plan paid | Not covered | Your share
06/11/26 | Sleep study | $2,200.00 | $0.00 | $2,200.00 | $2,200.00
06/11/26 | Supplies | $40.00 | $36.00 | $0.00 | $4.00
{RIGHTS}
""", "plan_name=Aetna Health of California;first_name=Rosamund;last_name=Achebe;membership_number=W1129 44071;"
     "treatment_requested=Sleep study",
     "membership_number=0285517-10-004/EK7Q4471200;denied_on=2026-06-11;plan_decision_on=2026-07-07",
     "denied_on=2026-07-07;providers=Bayside Sleep Labs;about=bill"),
    letter("umr-appeal", "plan_decision", f"""
UMR | Appeals unit
P.O. Box 400046, San Antonio, TX 78229
August 19, 2026
Plan: City of Larkmont Employee Health Plan
Employee: Tomas Aldridge
Patient: Vesper Aldridge
ID number: 39004471
Claim: 26177004412
Re: First-level appeal
Dear Tomas Aldridge:
Thank you for your appeal dated July 24, 2026. We looked again at the claim for genetic testing that was denied on June 30, 2026. The
denial is upheld. The test is investigational and your Plan excludes such care. The Plan is self-funded by your employer.
{ERISA}
""", "plan_decision_on=2026-08-19;first_name=Vesper;last_name=Aldridge;membership_number=39004471;coverage_kind=self_funded_employer",
     "plan_decision_on=2026-07-24/2026-06-30;denied_on=2026-08-19/2026-07-24;grievance_filed_on=2026-08-19/2026-06-30;"
     "membership_number=26177004412;first_name=Tomas;coverage_kind=dmhc_plan",
     "grievance_filed_on=2026-07-24;denied_on=2026-06-30;plan_name=City of Larkmont Employee Health Plan;denial_reason=experimental;"
     "treatment_requested=genetic testing;employer=City of Larkmont"),
    letter("noa-terminate-lacare", "notice_of_action", f"""
#L.A. Care Health Plan
Notice of Action About Your Treatment
July 23, 2026
Horatia Mbeki | Ocean Breeze Adult Day Health Care
1414 S. Flower St., #9 | 880 Pico Blvd
Los Angeles, CA 90015 | Santa Monica, CA 90405
Member ID: 94408817G
Subject: Community-based adult services, 5 days a week
L.A. Care Health Plan will end community-based adult services, 5 days a week, on August 3, 2026. The nurse who visited you on
July 9, 2026 found that you can take your medicine on your own. You do not meet the criteria for this service.
{MEDI_CAL_RIGHTS}
""", "plan_name=L.A. Care Health Plan;denied_on=2026-07-23;first_name=Horatia;last_name=Mbeki;membership_number=94408817G;"
     "treatment_requested=Community-based adult services, 5 days a week;denial_reason=not_medically_necessary;"
     "coverage_kind=medi_cal_managed_care",
     "denied_on=2026-08-03/2026-07-09"),
    letter("hn-es-queja", "plan_decision", f"""
#Health Net
Departamento de Apelaciones y Quejas
P.O. Box 10348, Van Nuys, CA 91410
12 de enero de 2026
Clotilde Navarrete Pinto
515 Calle Nogal
Oxnard, CA 93030
Número de identificación del miembro: R0558123401
Número de caso: CAS-260111-447
Estimada Clotilde Navarrete Pinto:
Le escribimos sobre la queja que presentó el 15 de diciembre de 2025. Usted pidió que pagáramos la visita a la sala de emergencias.
Revisamos los documentos del hospital. Su estado no era una emergencia y por eso no cambiamos nuestra decisión de no pagar.
{DERECHOS}
""", "plan_name=Health Net;plan_decision_on=2026-01-12;grievance_filed_on=2025-12-15;first_name=Clotilde;last_name=Navarrete Pinto;"
     "membership_number=R0558123401;denial_reason=not_emergency",
     "plan_decision_on=2025-12-15;grievance_filed_on=2026-01-12;denied_on=2026-01-12/2025-12-15;membership_number=CAS-260111-447",
     "treatment_requested=visita a la sala de emergencias"),
    letter("card-kaiser-child", "id_card", """
KAISER PERMANENTE
Kaiser Foundation Health Plan, Inc.
Medical Record Number
0000 2291 8837
TINDALL, PERPETUA R
DOB 07/03/2012 | Southern California Region
Appointments 1-833-574-2273
""", "first_name=Perpetua;last_name=Tindall;membership_number=0000 2291 8837;plan_name=Kaiser Foundation Health Plan",
     "", "date_of_birth=2012-07-03;first_name=Perpetua R;plan_name=Kaiser Permanente"),
    letter("vision-eyemed", "denial_letter", f"""
#EyeMed Vision Care
P.O. Box 8504, Mason, OH 45040
Notice of adverse benefit determination
Notice date: 10/12/2026
Subscriber: Barnaby Whitlock | Subscriber ID: 55104477
Patient: Clementina Whitlock | Date of birth: 05/21/2016
Doctor: Ignatz Lowell, OD
Service: Vision therapy, 12 sessions
We denied this service. Vision therapy is not a benefit of your vision plan. {RIGHTS}
""", "denied_on=2026-10-12;first_name=Clementina;last_name=Whitlock;date_of_birth=2016-05-21;membership_number=55104477;"
     "providers=Ignatz Lowell, OD;treatment_requested=Vision therapy, 12 sessions;denial_reason=not_covered;about=dental_or_vision",
     "first_name=Barnaby;date_of_birth=2026-10-12", "plan_name=EyeMed Vision Care"),
    letter("fax-cover-denial", "denial_letter", f"""
2026-05-14 16:22 Sierra Care MSO 530-555-0199 >> 530-555-0102 p 2/5
#Nor-Cal Physicians IPA
Utilization review
REQUEST DENIED
Date of decision: 05/13/2026
RECEIVED MAY 15 2026
Patient name: Ansel Duckworth
Plan: Partnership HealthPlan of California
CIN: 91177402D
Provider who asked: Thora Grimaldi, FNP
Asked for: Compression pump for both legs
Reason: The chart does not show four weeks of simple compression first, so it is not medically necessary.
{MEDI_CAL_RIGHTS}
""", "plan_name=Partnership HealthPlan of California;denied_on=2026-05-13;first_name=Ansel;last_name=Duckworth;"
     "membership_number=91177402D;providers=Thora Grimaldi, FNP;treatment_requested=Compression pump for both legs;"
     "denial_reason=not_medically_necessary;coverage_kind=medi_cal_managed_care",
     "denied_on=2026-05-14/2026-05-15;plan_name=Nor-Cal Physicians IPA", "medical_group=Nor-Cal Physicians IPA"),
    letter("ack-expedited", "other", f"""
#Sharp Health Plan
Appeals and Grievances
May 8, 2026
Dear Leocadio Finch:
We got your appeal on May 7, 2026. You asked for a fast answer. We will tell you our decision by May 10, 2026.
Member ID: 90077124-02
About: denied stay at a rehabilitation hospital
{RIGHTS}
""", "first_name=Leocadio;last_name=Finch;membership_number=90077124-02",
     "plan_decision_on=2026-05-08/2026-05-07/2026-05-10;denied_on=2026-05-08/2026-05-07;letter_deadline=2026-05-10",
     "plan_name=Sharp Health Plan;grievance_filed_on=2026-05-07;urgent=yes"),
    letter("care1st-words", "denial_letter", """
Clever Care Health Plan
660 W. Huntington Drive, Arcadia, CA 91007
11/18/2026

Notice of Denial of Medical Coverage

Member's name: Wen-Li Abernathy
Member's number: CCM0447128
Item or service: Power scooter
Doctor who asked for it: Lazaro Pinkney, DO

Your request was denied. We denied it because Medicare pays for a scooter only if you cannot walk in your home, and your notes say
that you can. It is not medically necessary.
Ask Clever Care Health Plan for an appeal within 65 days.
""", "plan_name=Clever Care Health Plan;denied_on=2026-11-18;first_name=Wen-Li;last_name=Abernathy;membership_number=CCM0447128;"
     "treatment_requested=Power scooter;providers=Lazaro Pinkney, DO;coverage_kind=medicare;denial_reason=not_medically_necessary",
     "coverage_kind=dmhc_plan"),
)  # fmt: skip
"""One of each."""

LAST_DECOYS: Final[tuple[JudgedLetter, ...]] = (
    letter("decoy-disability", "other", """
#Summit Ridge Insurance Services
Disability Claims Unit
October 2, 2026
Claimant: Phineas Okoro
Claim number: LTD-44718
Dear Phineas Okoro:
We have denied your claim for long-term disability benefits. The medical records of your doctor do not show that you cannot work.
You may appeal within 180 days, by March 31, 2027.
""", "", "denied_on=2026-10-02;plan_decision_on=2026-10-02;letter_deadline=2027-03-31;membership_number=LTD-44718;"
     "denial_reason=not_medically_necessary", "first_name=Phineas;last_name=Okoro"),
    letter("decoy-newsletter", "other", f"""
#Health Net Member News
Spring 2026
Know your rights. If we deny a service because it is not medically necessary you can file a grievance within 180 days.
Members who asked for a second opinion were happy. Questions? Call 1-800-522-0088.
{RIGHTS}
""", "", "denial_reason=not_medically_necessary", "plan_name=Health Net"),
    letter("decoy-lab-bill", "bill", """
#Cascade Clinical Laboratories
Patient statement
Statement date: 09/01/2026
Patient: Jemima Croft | Account number: 4471882
Insurance: Blue Shield of California
Your insurance denied this claim. Amount due: $312.00. Pay by 09/30/2026.
""", "", "denied_on=2026-09-01;plan_decision_on=2026-09-01;membership_number=4471882;letter_deadline=2026-09-30",
     "first_name=Jemima;last_name=Croft;plan_name=Blue Shield of California;about=bill"),
)  # fmt: skip
"""Papers that are no refusal of care."""
