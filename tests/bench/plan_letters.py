"""Letters, notices, statements and cards of invented people as California's plans, medical groups, dental and vision plans,
pharmacy managers, administrators and counties send them, with what they say. Their truth was written first, and what was
found at first sight was counted, before the finders were mended by kind. Drawn as `judged_letters` are.
"""

from __future__ import annotations

from typing import Final

from tests.bench.judged_letters import DERECHOS, RIGHTS, JudgedLetter, letter

MEDI_CAL_RIGHTS: Final = """
#YOUR RIGHTS UNDER MEDI-CAL MANAGED CARE
If you do not agree with the decision made for your health care, you can file an appeal within 60 calendar days from the
date on the Notice of Action. You can ask for a State Hearing within 120 calendar days from the date of the Notice of Appeal
Resolution. If you or your provider think waiting 30 days will hurt your health, you may be able to get an answer within 72
hours: ask for an expedited appeal. You can ask for an Independent Medical Review (IMR) if the plan denied care as not
medically necessary, or experimental or investigational, or did not pay for emergency care. Department of Managed Health Care:
1-888-466-2219. Medi-Cal Managed Care Ombudsman: 1-888-452-8609. State Hearings: 1-800-743-8525."""
DERECHOS_MEDI_CAL: Final = """
#SUS DERECHOS EN LA ATENCIÓN ADMINISTRADA DE MEDI-CAL
Si no está de acuerdo con la decisión, puede apelar en un plazo de 60 días a partir de la fecha del aviso de acción. Puede
pedir una audiencia estatal en un plazo de 120 días. Si cree que esperar 30 días dañará su salud, puede pedir una apelación
acelerada y recibir respuesta en 72 horas. Puede pedir una Revisión Médica Independiente si el plan negó atención por no ser
médicamente necesaria, o experimental o de investigación, o no pagó atención de emergencia. DMHC: 1-888-466-2219."""
ERISA: Final = """
Your rights under ERISA: you may have the right to bring a civil action under section 502(a) of ERISA after all required
reviews of your claim have been completed. You may also contact the Employee Benefits Security Administration at
1-866-444-3272. You can ask for the diagnosis and treatment codes and their meaning, free of charge."""

PLAN_LETTERS: Final[tuple[JudgedLetter, ...]] = (
    letter("noa-deny-template", "notice_of_action", f"""
#NOTICE OF ACTION
^About Your Treatment Request
09/22/2026
Perpetua Lindstrom | Arvid Mansour, MD
1180 Almond Orchard Rd | Delta Spine Center
Stockton, CA 95206 | 2510 Pacific Ave, Stockton, CA 95204
Identification Number: 92140337C
RE: Spinal cord stimulator trial (63650)
Arvid Mansour, MD has asked Health Plan of San Joaquin to approve a spinal cord stimulator trial. This request is denied.
The reason for the denial is that the notes we got do not show six months of other care first. We used the plan's clinical
guideline MC-114 to make this decision. The trial is not medically necessary for you right now.
You may ask for free copies of all the information used to make this decision. To ask for this, please call Health Plan of
San Joaquin at 1-888-936-7526.
The Medi-Cal Managed Care Ombudsman Office is available to answer questions. You may call them at 1-888-452-8609.
Enclosures: "Your Rights under Medi-Cal Managed Care"
---
{MEDI_CAL_RIGHTS}
""", "plan_name=Health Plan of San Joaquin;denied_on=2026-09-22;first_name=Perpetua;last_name=Lindstrom;"
     "membership_number=92140337C;treatment_requested=Spinal cord stimulator trial;providers=Arvid Mansour, MD;"
     "coverage_kind=medi_cal_managed_care;denial_reason=not_medically_necessary",
     "first_name=Arvid;last_name=Mansour;coverage_kind=dmhc_plan;urgent=yes;denial_reason=experimental/not_emergency"),
    letter("nar-uphold-template", "notice_of_appeal_resolution", f"""
#NOTICE OF APPEAL RESOLUTION
June 17, 2026
Thaddea Boakye | Zoran Petrosyan, MD
PO Box 3317 | 900 Hilltop Dr
Redding, CA 96049 | Redding, CA 96003
Identification Number: 90337718F
RE: Bilateral breast reduction
You or Zoran Petrosyan, MD, on your behalf, appealed the denial of bilateral breast reduction. Partnership HealthPlan of
California has reviewed the appeal and has decided to uphold the decision. This request is still denied.
The reason: your records do not show that other care was tried for three months. The surgery is not medically necessary.
Date of your appeal: 05/20/2026
Date of the Notice of Action: 04/29/2026
You can ask for a State Hearing. The "Your Rights" notice tells you how. You must ask within 120 days of this notice.
---
{MEDI_CAL_RIGHTS}
""", "plan_name=Partnership HealthPlan of California;plan_decision_on=2026-06-17;first_name=Thaddea;last_name=Boakye;"
     "membership_number=90337718F;treatment_requested=Bilateral breast reduction;grievance_filed_on=2026-05-20;"
     "denied_on=2026-04-29;coverage_kind=medi_cal_managed_care;denial_reason=not_medically_necessary;providers=Zoran Petrosyan, MD",
     "plan_decision_on=2026-05-20/2026-04-29;denied_on=2026-06-17/2026-05-20;grievance_filed_on=2026-06-17/2026-04-29;"
     "coverage_kind=dmhc_plan;denial_reason=experimental/not_emergency"),
    letter("noa-es-template", "notice_of_action", f"""
#AVISO DE ACCIÓN
^Acerca de su solicitud de tratamiento
14 de septiembre de 2026
Eulalia Pantoja Rentería | Dra. Hermelinda Cano
238 S. Mooney Blvd, Apto. 14 | 1100 W. Main St
Visalia, CA 93277 | Visalia, CA 93291
Número de identificación: 97120846D
ASUNTO: Silla de ruedas eléctrica
La Dra. Hermelinda Cano ha pedido a CalViva Health que apruebe una silla de ruedas eléctrica. Esta solicitud ha sido
denegada. El motivo es que los informes no muestran que usted no puede usar una silla manual. No es médicamente necesaria.
Puede pedir copias gratis de la información que usamos. Llame a CalViva Health al 1-888-893-1569.
---
{DERECHOS_MEDI_CAL}
""", "plan_name=CalViva Health;denied_on=2026-09-14;first_name=Eulalia;last_name=Pantoja Rentería;membership_number=97120846D;"
     "treatment_requested=Silla de ruedas eléctrica;providers=Dra. Hermelinda Cano;coverage_kind=medi_cal_managed_care;"
     "denial_reason=not_medically_necessary",
     "first_name=Hermelinda;urgent=yes;denial_reason=experimental/not_emergency"),
    letter("noa-terminate", "notice_of_action", f"""
>Central California Alliance for Health
>1600 Green Hills Road, Scotts Valley, CA 95066
#Notice of Action
#Termination
Date: October 2, 2026
Barnabas Quintanilla
41 Tamarack Ct
Watsonville, CA 95076
Member ID: 91557203E | Case number: 2610-77134
RE: Home health aide, 20 hours a week
Your care was approved until October 12, 2026. We will stop paying for a home health aide, 20 hours a week, on October 13,
2026. Your nurse's notes of September 18, 2026 show that you can bathe and dress by yourself. The care is no longer medically
necessary. If you want to keep this care during your appeal, you must ask for an appeal on or before October 12, 2026.
{MEDI_CAL_RIGHTS}
""", "plan_name=Central California Alliance for Health;denied_on=2026-10-02;first_name=Barnabas;last_name=Quintanilla;"
     "membership_number=91557203E;treatment_requested=Home health aide, 20 hours a week;coverage_kind=medi_cal_managed_care;"
     "denial_reason=not_medically_necessary",
     "denied_on=2026-10-12/2026-10-13/2026-09-18;membership_number=2610-77134", "letter_deadline=2026-10-12"),
    letter("county-mental-noabd", "denial_letter", f"""
#County of Alameda Behavioral Health Care Services
#NOTICE OF ADVERSE BENEFIT DETERMINATION
About Your Treatment Request
Date: 11/05/2026
Fitzgerald Amundsen | Cypress Grove Counseling
17 Bayfarm Ct | 400 29th St
Alameda, CA 94502 | Oakland, CA 94609
RE: Residential treatment for an eating disorder
Cypress Grove Counseling has asked Alameda County Behavioral Health Plan to approve residential treatment for an eating
disorder. The plan has denied this request because your condition can be treated at a lower level of care. It does not meet
medical necessity criteria (Cal. Code Regs., tit. 9).
You may appeal this decision. The enclosed "Your Rights" notice tells you how.
{MEDI_CAL_RIGHTS}
""", "denied_on=2026-11-05;first_name=Fitzgerald;last_name=Amundsen;"
     "treatment_requested=Residential treatment for an eating disorder;denial_reason=not_medically_necessary;about=mental_health",
     "denial_reason=experimental/not_emergency;coverage_kind=dmhc_plan",
     "plan_name=Alameda County Behavioral Health Plan/County of Alameda Behavioral Health Care Services;"
     "providers=Cypress Grove Counseling;coverage_kind=medi_cal_managed_care/medi_cal_fee_for_service"),
    letter("ccs-county", "notice_of_action", """
#COUNTY OF KERN
California Children's Services (CCS)
NOTICE OF ACTION
Date of notice: 03/11/2026
To the parent or guardian of: Rosalind Achterberg
CCS case number: 1507733
Date of birth: 06/19/2017
Client Index Number (CIN): 98812044A
Request: Intensive feeding therapy
The CCS program has denied the service requested by Dr. Leopold Strand on 02/20/2026.
Reason: the service is not medically necessary to treat the CCS-eligible condition.
You have 30 days from the date of this notice to ask for a first level appeal. Call (661) 555-0177.
""", "denied_on=2026-03-11;first_name=Rosalind;last_name=Achterberg;date_of_birth=2017-06-19;"
     "treatment_requested=Intensive feeding therapy;denial_reason=not_medically_necessary;providers=Dr. Leopold Strand",
     "denied_on=2026-02-20/2017-06-19;date_of_birth=2026-03-11;membership_number=1507733",
     "membership_number=98812044A;coverage_kind=medi_cal_fee_for_service/medi_cal_managed_care"),
    letter("delegated-utilization", "denial_letter", f"""
#HERITAGE SIERRA MEDICAL GROUP
Utilization Management Department | Phone: (661) 555-0100
P.O. Box 9020, Lancaster, CA 93539 | Fax: (661) 555-0101
Date: 07/28/2026 | Auth #: 26072800441
Member Name: GUILLERMINA TSOSIE | DOB: 02/03/1969
Member ID #: 3R77120094 | LOB: Commercial HMO
Health Plan: Anthem Blue Cross | PCP: HALVORSEN, GRETA MD
Requesting Provider: HALVORSEN, GRETA MD | Specialty: Family Practice
Requested Provider: Antelope Pain Institute | Diagnosis: M54.16
Service(s) Requested: 64483 Transforaminal epidural injection, lumbar
Dear Guillermina Tsosie:
The above service(s) requested by your provider on 07/24/2026 has been denied. It has been determined that the criteria for
this service have not been met: there is no record of physical therapy. (Milliman Care Guidelines, 29th edition)
{RIGHTS}
Eustace Robichaud, MD
Medical Director
cc: HALVORSEN, GRETA MD; Antelope Pain Institute
""", "plan_name=Anthem Blue Cross;denied_on=2026-07-28;first_name=Guillermina;last_name=Tsosie;date_of_birth=1969-02-03;"
     "membership_number=3R77120094;treatment_requested=Transforaminal epidural injection, lumbar;"
     "providers=HALVORSEN, GRETA MD;denial_reason=not_medically_necessary;medical_group=Heritage Sierra Medical Group",
     "plan_name=HERITAGE SIERRA MEDICAL GROUP;denied_on=2026-07-24;membership_number=26072800441;"
     "providers=Eustace Robichaud, MD;denial_reason=experimental/not_emergency;first_name=Greta"),
    letter("scan-hmo", "denial_letter", """
>August 11, 2026
#SCAN Health Plan
^NOTICE OF DENIAL OF MEDICAL COVERAGE
Member Name: Wilfrida Nakagawa
Member Number: 9004471182
Service Requested: Continuous glucose monitor
Date request received: August 5, 2026
Your request was denied
We've denied the medical services or items listed below requested by you or your doctor, Cassius Ormond, MD:
Continuous glucose monitor
Why did we deny your request?
We denied the medical services or items listed above because you do not use insulin. Medicare's Local Coverage
Determination L33822 asks for it. It is not medically necessary.
You should share a copy of this decision with your doctor.
You have the right to appeal our decision
You must ask for an appeal within 65 calendar days of the date of this notice. How to ask for an appeal with SCAN Health Plan
There are two kinds of appeals: Standard Appeal and Fast Appeal. Call 1-800-559-3500.
Form CMS-10003-NDMCP | OMB Approval 0938-0829
""", "plan_name=SCAN Health Plan;denied_on=2026-08-11;first_name=Wilfrida;last_name=Nakagawa;membership_number=9004471182;"
     "treatment_requested=Continuous glucose monitor;providers=Cassius Ormond, MD;coverage_kind=medicare;"
     "denial_reason=not_medically_necessary",
     "denied_on=2026-08-05;urgent=yes;coverage_kind=dmhc_plan;membership_number=0938-0829"),
    letter("tpa-self-funded", "denial_letter", f"""
#HealthComp Administrators
P.O. Box 45018, Fresno, CA 93718
Plan Sponsor: Tri-Valley Almond Growers Cooperative
Plan Name: Tri-Valley Almond Growers Employee Benefit Plan
Date: | January 29, 2026
Participant: | Marcellus Ivanek
Patient: | Juniper Ivanek
Participant ID: | TVA 0447120
Group Number: | 8820
Claim Number: | 26-0119-3387
Provider: | Sequoia Surgical Pavilion
Date of Service: | December 18, 2025
Dear Marcellus Ivanek:
This is a notice of adverse benefit determination. The claim for gastric sleeve surgery was denied. The Plan Document excludes
surgery for weight loss (page 41). HealthComp is the claims administrator and does not insure the benefits.
You may appeal within 180 days of the day you get this letter. {ERISA}
""", "denied_on=2026-01-29;first_name=Juniper;last_name=Ivanek;membership_number=TVA 0447120;treatment_requested=gastric sleeve surgery;"
     "denial_reason=not_covered;coverage_kind=self_funded_employer",
     "denied_on=2025-12-18;membership_number=8820/26-0119-3387;first_name=Marcellus;coverage_kind=dmhc_plan/insurance_policy",
     "plan_name=Tri-Valley Almond Growers Employee Benefit Plan;providers=Sequoia Surgical Pavilion;about=bill/care;"
     "employer=Tri-Valley Almond Growers Cooperative"),
    letter("umr-eob", "eob", f"""
UMR | EXPLANATION OF BENEFITS
A UnitedHealthcare Company | THIS IS NOT A BILL
PO Box 30541, Salt Lake City, UT 84130 | Statement date: 04/20/2026
Ferris Oduya | Employee: Ferris Oduya
3390 Peralta Blvd | Member ID: 21847700
Fremont, CA 94536 | Group name: Bayline Robotics Inc
Group number: 76-414422
Patient: Clementine Oduya | Relationship: Child | Claim number: 26097551023
Provider: Golden Gate Allergy Associates
Dates of service | Service description | Amount billed | Plan paid | Not covered | You may owe
03/30/2026 | Office visit | $210.00 | $168.00 | $0.00 | $42.00
03/30/2026 | Oral immunotherapy | $1,480.00 | $0.00 | $1,480.00 | $1,480.00
Remark 0K4: this service is considered experimental or investigational under your plan.
{ERISA}
""", "first_name=Clementine;last_name=Oduya;membership_number=21847700;treatment_requested=Oral immunotherapy",
     "first_name=Ferris;membership_number=76-414422/26097551023;denied_on=2026-03-30;plan_decision_on=2026-04-20",
     "denied_on=2026-04-20;plan_name=UMR;providers=Golden Gate Allergy Associates;denial_reason=experimental;about=bill;"
     "coverage_kind=self_funded_employer;employer=Bayline Robotics Inc"),
    letter("delta-dental-predetermination", "denial_letter", f"""
#DELTA DENTAL
Delta Dental of California
PO Box 997330, Sacramento, CA 95899-7330
Dental Treatment Pre-determination Decision
Date issued: 05/06/2026
Enrollee: SOPHRONIA BLAKELY | Enrollee ID: 700112938
Patient: AUGUST BLAKELY | Birth date: 09/09/2011
Group: 05512-0001 | Document no. 261190044827
Dentist: YEVGENIA MOROZ, DDS
Procedure | Tooth | Submitted | Plan pays
D8080 Comprehensive orthodontic treatment | UL | $5,200.00 | $0.00
The treatment was not approved. Orthodontics is not a benefit under your plan.
If you disagree you may file a grievance within 180 days. {RIGHTS}
""", "plan_name=Delta Dental of California;denied_on=2026-05-06;first_name=August;last_name=Blakely;date_of_birth=2011-09-09;"
     "membership_number=700112938;denial_reason=not_covered;about=dental_or_vision",
     "first_name=Sophronia;membership_number=05512-0001/261190044827;date_of_birth=2026-05-06;"
     "denial_reason=not_medically_necessary/experimental",
     "treatment_requested=Comprehensive orthodontic treatment;providers=Yevgenia Moroz, DDS"),
    letter("vsp-denial", "denial_letter", f"""
#Vision Service Plan (VSP)
Member Appeals, P.O. Box 997100, Sacramento, CA 95899
February 23, 2026
Tobias Wrexham
88 Madrone Way
Ukiah, CA 95482
Member ID: 5518820734
Subject: Request for medically necessary contact lenses
Dear Tobias Wrexham,
Your eye doctor, Isolde Kapoor, OD, asked us to cover scleral contact lenses. We are not able to approve this request.
Your records show that glasses correct your vision to 20/25, so the lenses are not medically necessary.
{RIGHTS}
""", "plan_name=Vision Service Plan;denied_on=2026-02-23;first_name=Tobias;last_name=Wrexham;membership_number=5518820734;"
     "providers=Isolde Kapoor, OD;denial_reason=not_medically_necessary;about=dental_or_vision",
     "denial_reason=experimental/not_emergency", "treatment_requested=scleral contact lenses/medically necessary contact lenses"),
    letter("behavioral-carve-out", "denial_letter", f"""
#Magellan Health
Human Affairs International of California
Care Management Center, PO Box 710430, San Diego, CA 92171
Date of notice: 12/09/2025
Member: Ignatius Coeur | Member ID: HAI5527718
Plan: Blue Shield of California | Date of birth: 04/04/2009
Provider/facility: Ojai Meadows Academy
Level of care: Mental health residential treatment, adolescent
Dates requested: 12/10/2025 to 01/08/2026
Dear Parent or Guardian of Ignatius Coeur:
We reviewed the request for mental health residential treatment. Based on the clinical facts, we cannot authorize this level
of care. You are not a danger to yourself, and partial hospital care can meet your needs. It is not medically necessary.
Reviewed by: Cordell Baines, MD, Psychiatrist
{RIGHTS}
""", "denied_on=2025-12-09;first_name=Ignatius;last_name=Coeur;membership_number=HAI5527718;date_of_birth=2009-04-04;"
     "about=mental_health;denial_reason=not_medically_necessary;plan_name=Blue Shield of California",
     "denied_on=2025-12-10/2026-01-08;providers=Cordell Baines, MD;date_of_birth=2025-12-09;plan_name=Magellan Health",
     "providers=Ojai Meadows Academy;treatment_requested=Mental health residential treatment, adolescent"),
    letter("pbm-caremark", "denial_letter", f"""
CVS Caremark | Prior Authorization
1300 E. Campbell Road, Richardson, TX 75081 | Fax 1-888-487-9257
Notice of Denial | 10/21/2026 14:06:11
To: Petronella Vaughn | From: Clinical Review
Patient Name: Petronella Vaughn | Patient DOB: 08/15/1990
Cardholder ID: W284471902 | Plan Member Group: RX4471
Prescriber: Bartholomew Nuñez, PA-C | Prescriber fax: 1-530-555-0190
Drug requested: Dupixent 300 mg/2 mL pen
Dear Petronella Vaughn:
Western Growers Assurance Trust asked CVS Caremark to review your doctor's request. Your request for Dupixent 300 mg/2 mL pen
was denied for this reason: You have not tried two other medicines first. Your use of this drug does not meet the requirement.
{ERISA}
""", "denied_on=2026-10-21;first_name=Petronella;last_name=Vaughn;date_of_birth=1990-08-15;membership_number=W284471902;"
     "treatment_requested=Dupixent 300 mg/2 mL pen;providers=Bartholomew Nuñez, PA-C;about=drug",
     "plan_name=CVS Caremark;membership_number=RX4471;coverage_kind=dmhc_plan",
     "plan_name=Western Growers Assurance Trust;denial_reason=not_medically_necessary;coverage_kind=self_funded_employer"),
    letter("appeal-overturned", "plan_decision", f"""
#Sharp Health Plan
8520 Tech Way, Suite 200, San Diego, CA 92123
March 30, 2026
Evangeline Strathmore
2 Coronado Point
San Diego, CA 92118
Member ID: 900447128-01
Case: G-2026-0388
Re: Your appeal about an MRI of the pelvis
Dear Evangeline Strathmore:
On March 4, 2026, you appealed our decision of February 10, 2026 not to approve an MRI of the pelvis. We looked at your case
again. We have decided to overturn our denial. Your MRI of the pelvis is now approved.
Authorization number 8841190 is good until June 30, 2026.
{RIGHTS}
""", "plan_name=Sharp Health Plan;plan_decision_on=2026-03-30;grievance_filed_on=2026-03-04;first_name=Evangeline;"
     "last_name=Strathmore;membership_number=900447128-01;treatment_requested=MRI of the pelvis",
     "plan_decision_on=2026-03-04/2026-02-10/2026-06-30;grievance_filed_on=2026-03-30/2026-02-10;denied_on=2026-03-30/2026-03-04;"
     "letter_deadline=2026-06-30;denial_reason=not_medically_necessary/experimental/not_emergency;"
     "membership_number=8841190/G-2026-0388",
     "denied_on=2026-02-10"),
    letter("appeal-partly", "plan_decision", f"""
Blue Shield of California
Appeals and Grievances
P.O. Box 5588, El Dorado Hills, CA 95762
>Date: September 3, 2026
Member: Hyacinth Obradovic
Subscriber ID: XEH944128830
Group number: W0051448
Reference: 262180044710
Dear Hyacinth Obradovic:
We received your grievance on August 6, 2026. You asked us to pay for 30 days at Serenity Harbor, a residential treatment
center, that we denied on July 15, 2026.
Our decision: We partly overturn the denial. We will pay for the first 10 days. For the other 20 days the denial stands,
because the records do not show that this level of care was medically necessary.
{RIGHTS}
""", "plan_name=Blue Shield of California;plan_decision_on=2026-09-03;grievance_filed_on=2026-08-06;denied_on=2026-07-15;"
     "first_name=Hyacinth;last_name=Obradovic;membership_number=XEH944128830;denial_reason=not_medically_necessary;about=mental_health",
     "plan_decision_on=2026-08-06/2026-07-15;grievance_filed_on=2026-09-03/2026-07-15;denied_on=2026-09-03/2026-08-06;"
     "membership_number=W0051448/262180044710",
     "treatment_requested=30 days at Serenity Harbor;providers=Serenity Harbor"),
    letter("grievance-ack", "other", f"""
#Inland Empire Health Plan
Grievance and Appeals
10801 6th St, Rancho Cucamonga, CA 91730
October 14, 2026
Dear Octavia Menchaca,
Thank you for contacting IEHP. We received your grievance on October 9, 2026. Your case number is 26-AG-114902.
Member ID: 20190044718300
You told us that your provider denied your request for a knee brace. We will look into it.
We will send you a letter with our decision within 30 calendar days, by November 8, 2026.
{RIGHTS}
""", "",
     "plan_decision_on=2026-10-14/2026-10-09/2026-11-08;denied_on=2026-10-14/2026-10-09;letter_deadline=2026-11-08;"
     "membership_number=26-AG-114902",
     "plan_name=Inland Empire Health Plan;first_name=Octavia;last_name=Menchaca;membership_number=20190044718300;"
     "grievance_filed_on=2026-10-09"),
    letter("appeal-answer-es", "plan_decision", f"""
#L.A. Care Covered
1055 W. 7th Street, Los Angeles, CA 90017
Fecha: 3 de noviembre de 2026
Nombre del miembro: Casimira Ledezma Oropeza
N.º de identificación del miembro: 40088127-6
N.º de caso: AP-26-50817
Estimada señora Ledezma:
El 6 de octubre de 2026 recibimos su apelación. Usted no está de acuerdo con nuestra carta del 19 de septiembre de 2026, en la
que negamos la cirugía de vesícula con robot. Un médico que no participó en la primera decisión revisó su caso.
Decidimos mantener la negación. El uso del robot se considera experimental o de investigación para este caso.
{DERECHOS}
Atentamente, Dr. Abelardo Quiñones, Director Médico
""", "plan_decision_on=2026-11-03;grievance_filed_on=2026-10-06;first_name=Casimira;last_name=Ledezma Oropeza;"
     "membership_number=40088127-6;denial_reason=experimental",
     "plan_decision_on=2026-10-06/2026-09-19;grievance_filed_on=2026-11-03/2026-09-19;denied_on=2026-11-03/2026-10-06;"
     "membership_number=AP-26-50817;providers=Dr. Abelardo Quiñones;denial_reason=not_medically_necessary/not_emergency",
     "plan_name=L.A. Care Covered/L.A. Care Health Plan;denied_on=2026-09-19;treatment_requested=cirugía de vesícula con robot"),
    letter("faxed-denial", "denial_letter", f"""
07/02/2026 10:44 AM  FROM: 9165550188  TO: 5305550110  PAGE: 002 OF 004
>RECEIVED JUL 02 2026
#River City Medical Group
An affiliate of WellNorth IPA | UM Dept
June 30, 2026
Member: Lysander Crewe
Health plan: Western Health Advantage
Member ID: 10447723-02
DOB: 12/25/1978
Subject: Denial of Services: Nerve conduction study
Requesting provider: Ambrosia Tennant, DO
Dear Lysander Crewe:
We have completed the review of the request from Ambrosia Tennant, DO, for a nerve conduction study. We are unable to approve
it. The information sent does not show weakness or numbness, so this test is not medically necessary at this time.
{RIGHTS}
""", "plan_name=Western Health Advantage;denied_on=2026-06-30;first_name=Lysander;last_name=Crewe;membership_number=10447723-02;"
     "date_of_birth=1978-12-25;treatment_requested=Nerve conduction study;providers=Ambrosia Tennant, DO;"
     "denial_reason=not_medically_necessary",
     "denied_on=2026-07-02;membership_number=9165550188/5305550110;date_of_birth=2026-06-30;plan_name=River City Medical Group",
     "medical_group=River City Medical Group"),
    letter("united-letter", "denial_letter", f"""
UnitedHealthcare | P.O. Box 30573
UnitedHealthcare of California | Salt Lake City, UT 84130-0573
November 12, 2026
>Member name: Calliope Threlkeld
>Member ID: 925518834
>Service reference number: A271190342
>Physician: Dr. Uriah Zamora
>Facility: Palomar Heights Hospital
CALLIOPE THRELKELD
1519 MISSION AVE APT 7
ESCONDIDO CA 92025
This letter is about your request for coverage for the service below.
Service: Inpatient spine surgery, 2 days
Description | Code | Decision
Arthrodesis, lumbar | 22612 | Not approved
Dear Calliope Threlkeld:
We have reviewed the information. We have determined that the requested service is not medically necessary. You have had no
injections. The clinical reason is written below. You or your doctor can appeal within 180 days.
{RIGHTS}
""", "plan_name=UnitedHealthcare of California;denied_on=2026-11-12;first_name=Calliope;last_name=Threlkeld;"
     "membership_number=925518834;treatment_requested=Inpatient spine surgery, 2 days;providers=Dr. Uriah Zamora;"
     "denial_reason=not_medically_necessary",
     "membership_number=A271190342;denial_reason=experimental/not_emergency"),
    letter("aetna-life-policy", "denial_letter", """
#Aetna Life Insurance Company
Precertification | PO Box 14079, Lexington, KY 40512
August 25, 2026
Member: Desideria Fontaine
Member ID: W2271 08845
Group: Halcyon Studios LLC
Event number: 100447721903
Re: Coverage denial for CAR T-cell therapy
Dear Desideria Fontaine:
We received a request from Dr. Ngozi Eberhart for CAR T-cell therapy. We're denying coverage for this. Here's why: the use of
this therapy for your diagnosis is experimental or investigational. Our Clinical Policy Bulletin 0641 explains.
You may have the right to an independent medical review. Contact the California Department of Insurance, Claims Services
Bureau, 300 South Spring Street, Los Angeles, CA 90013, 1-800-927-4357. The policy is underwritten by Aetna Life Insurance Company.
""", "plan_name=Aetna Life Insurance Company;denied_on=2026-08-25;first_name=Desideria;last_name=Fontaine;"
     "membership_number=W2271 08845;treatment_requested=CAR T-cell therapy;providers=Dr. Ngozi Eberhart;denial_reason=experimental;"
     "coverage_kind=insurance_policy",
     "membership_number=100447721903;coverage_kind=dmhc_plan;denial_reason=not_medically_necessary"),
    letter("kaiser-eob", "eob", """
Kaiser Foundation Health Plan, Inc. | Explanation of Benefits
Claims Department, P.O. Box 7004, Downey, CA 90242 | This is not a bill
Notice date: 06/16/2026
Member: LEOCADIA STROUD
Medical record number: 0000 1177 2094
Claim number: 2606 117 8841
Provider name: Desert Valley Emergency Physicians
Date of service | Description | Charges | Not covered | Your share
05/02/2026 | Emergency room visit | $3,350.00 | $3,350.00 | $3,350.00
Message: Denied. This was not an emergency medical condition.
""", "plan_name=Kaiser Foundation Health Plan;first_name=Leocadia;last_name=Stroud;treatment_requested=Emergency room visit",
     "denied_on=2026-05-02;membership_number=2606 117 8841;plan_decision_on=2026-06-16",
     "membership_number=0000 1177 2094;denied_on=2026-06-16;denial_reason=not_emergency;about=bill;"
     "providers=Desert Valley Emergency Physicians"),
    letter("card-hmo-back", "id_card", """
#Sutter Health Plus
Member ID | Group
SHP004477120 | 100288
Subscriber | Dependents
Ulysses Marchetti | 01 Philomena Marchetti
 | 02 Cosimo Marchetti
PCP | Office visit
Aurelio Santos, MD | $30
Medical group | ER
Sutter Gould Medical Foundation | $150
RxBIN 015814 | RxPCN 06180000
---
Member services 1-855-315-5800
Claims: PO Box 211314, Eagan, MN 55121
In an emergency call 911.
""", "plan_name=Sutter Health Plus;membership_number=SHP004477120;medical_group=Sutter Gould Medical Foundation",
     "membership_number=100288/015814;first_name=Aurelio/Philomena/Cosimo",
     "first_name=Ulysses;last_name=Marchetti;providers=Aurelio Santos, MD"),
    letter("card-medi-cal-plan", "id_card", """
#CalOptima Health | Medi-Cal
Member name: PENELOPE DUARTE-ROSSI
CIN: 96618304C
DOB: 10/10/1972 | Effective date: 03/01/2025
Health network: Monarch HealthCare
PCP: Isaiah Thornbury, DO | (714) 555-0121
RxBIN: 022659
This card does not guarantee eligibility.
""", "plan_name=CalOptima Health;first_name=Penelope;last_name=Duarte-Rossi;membership_number=96618304C;date_of_birth=1972-10-10;"
     "coverage_kind=medi_cal_managed_care",
     "date_of_birth=2025-03-01;membership_number=022659;first_name=Isaiah",
     "medical_group=Monarch HealthCare;providers=Isaiah Thornbury, DO"),
    letter("word-table-letter", "denial_letter", f"""
#Chinese Community Health Plan
445 Grant Avenue, San Francisco, CA 94108
Notice of denial of service
Notice date | 2026-10-06
Member name | Meriwether Quon
Member ID | CCH0771 4402
Primary care provider | Winifred Sze, MD
Ordering provider | Alistair Pham, MD
Service we denied | Genetic panel for heart rhythm
Why we denied it | Not medically necessary. A first test must be done before.
Rule that we used | InterQual 2026
What you can do | Call us, or write to us, within 180 days.
{RIGHTS}
""", "plan_name=Chinese Community Health Plan;denied_on=2026-10-06;first_name=Meriwether;last_name=Quon;"
     "membership_number=CCH0771 4402;treatment_requested=Genetic panel for heart rhythm;providers=Alistair Pham, MD;"
     "denial_reason=not_medically_necessary",
     "denial_reason=experimental/not_emergency"),
    letter("molina-exchange-es", "denial_letter", f"""
#Molina Healthcare of California
200 Oceangate, Suite 100, Long Beach, CA 90802
Carta de denegación
Fecha de la carta: 02/10/2026
Miembro: Fulgencio Arreola Baca
Fecha de nacimiento: 28/05/1964
Núm. de identificación: 000447120883
Proveedor que pidió el servicio: Dr. Primitivo Elizondo
Servicio pedido: Resonancia magnética de la rodilla izquierda
Fecha en que recibimos la solicitud: 25/09/2026
Negamos este servicio. Los documentos que recibimos no muestran que haya hecho terapia física. No es médicamente necesario.
{DERECHOS}
""", "plan_name=Molina Healthcare of California;denied_on=2026-10-02;first_name=Fulgencio;last_name=Arreola Baca;"
     "date_of_birth=1964-05-28;membership_number=000447120883;providers=Dr. Primitivo Elizondo;"
     "treatment_requested=Resonancia magnética de la rodilla izquierda;denial_reason=not_medically_necessary",
     "denied_on=2026-09-25/2026-02-10;denial_reason=experimental/not_emergency"),
    letter("claim-denial-er", "denial_letter", f"""
#Health Net
Health Net of California, Inc.
Post Office Box 9040, Farmington, MO 63640
Claim determination notice | Page 1 of 2
Letter date: 05/15/2026
Subscriber: Alaric Summerfield
Subscriber ID: R8844120377
Patient: Winona Summerfield
Patient date of birth: 03/22/2001
Claim ID: Q119X4478001
Date(s) of service: 04/02/2026 - 04/02/2026
Provider of service: Foothill Regional Medical Center
Total charges: $8,114.00
Dear Winona Summerfield:
We have denied payment of this claim for an emergency room visit. Based on the records, a prudent layperson would not have
thought that this was an emergency. {RIGHTS}
""", "plan_name=Health Net of California, Inc.;denied_on=2026-05-15;first_name=Winona;last_name=Summerfield;"
     "date_of_birth=2001-03-22;membership_number=R8844120377;denial_reason=not_emergency",
     "denied_on=2026-04-02;first_name=Alaric;membership_number=Q119X4478001;date_of_birth=2026-04-02",
     "providers=Foothill Regional Medical Center;about=bill;treatment_requested=emergency room visit"),
    letter("independent-psych-upheld-fax", "plan_decision", f"""
SEP-18-2026 15:20   CONTRA COSTA HEALTH PLAN   9255550140   P.03/06
#Contra Costa Health Plan
595 Center Avenue, Suite 100, Martinez, CA 94553
Notice of grievance resolution
Date: 09/18/2026
Member: Ludovica Farnsworth
Member number: 75501182-01
Grievance number: GR-20260819-04
Date grievance received: 08/19/2026
Subject of grievance: Applied behavior analysis, 25 hours a week
Dear Ms. Farnsworth:
You told us that you disagree with our decision to cut applied behavior analysis, 25 hours a week, to 15 hours. We upheld our
decision. The progress notes do not show that more hours are medically necessary.
If you do not agree, you can ask for an Independent Medical Review. {RIGHTS}
""", "plan_name=Contra Costa Health Plan;plan_decision_on=2026-09-18;grievance_filed_on=2026-08-19;first_name=Ludovica;"
     "last_name=Farnsworth;membership_number=75501182-01;about=mental_health;denial_reason=not_medically_necessary;"
     "treatment_requested=Applied behavior analysis, 25 hours a week",
     "plan_decision_on=2026-08-19;grievance_filed_on=2026-09-18;denied_on=2026-09-18/2026-08-19;"
     "membership_number=GR-20260819-04/9255550140"),
)  # fmt: skip
"""One of each."""

PLAN_DECOYS: Final[tuple[JudgedLetter, ...]] = (
    letter("decoy-approval", "other", f"""
#Blue Shield of California
September 9, 2026
Member: Cressida Bloom
Member ID: XED118834402
Subject: Approval of requested services
We have approved the request of Dr. Faraday for a hip replacement. Authorization is valid through 12/08/2026. Approval is not a
guarantee of payment. {RIGHTS}
""", "", "denied_on=2026-09-09/2026-12-08;plan_decision_on=2026-09-09;denial_reason=not_medically_necessary",
     "plan_name=Blue Shield of California;first_name=Cressida;last_name=Bloom;membership_number=XED118834402;"
     "treatment_requested=hip replacement;providers=Dr. Faraday"),
    letter("decoy-evidence-of-coverage", "other", f"""
#Evidence of Coverage
Health Net of California, Inc.
Effective January 1, 2026
Exclusions: services that are not medically necessary, experimental or investigational services, and cosmetic surgery are not
covered. If we deny a request for services you will get a letter that tells you the reason.
Sample ID card: Member ID: R0000000000 | Member: Jane Sample
{RIGHTS}
""", "", "denied_on=2026-01-01;plan_decision_on=2026-01-01;membership_number=R0000000000;denial_reason=experimental;first_name=Jane",
     "plan_name=Health Net of California, Inc."),
    letter("decoy-school", "other", """
#Mesa Verde Unified School District
Special Education Department
Prior written notice
Date of notice: October 1, 2026
Student: Linus Okonjo | Student ID: 4471882
Date of birth: 05/05/2015
Your request for one-to-one speech therapy was denied. The team found it is not necessary for the student's program.
You may ask for a due process hearing by October 31, 2026.
""", "", "denied_on=2026-10-01;plan_decision_on=2026-10-01;membership_number=4471882;letter_deadline=2026-10-31",
     "first_name=Linus;last_name=Okonjo;date_of_birth=2015-05-05"),
    letter("decoy-auto-claim", "other", """
#Golden Bear Casualty Insurance
Claims Department
04/11/2026
Policyholder: Magdalen Frost
Policy number: GB-4471-20
Claim number: 26-118834
Dear Magdalen Frost:
We have denied your claim for the windshield. The damage is not covered under your policy. You may contact the California
Department of Insurance, 1-800-927-4357.
""", "", "denied_on=2026-04-11;plan_decision_on=2026-04-11;membership_number=GB-4471-20/26-118834;"
     "plan_name=Golden Bear Casualty Insurance;denial_reason=not_covered;coverage_kind=insurance_policy",
     "first_name=Magdalen;last_name=Frost"),
)  # fmt: skip
"""Papers that are no refusal of care: nothing that a refusal says is certain of them."""
